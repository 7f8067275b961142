-- Run once, by the PostgreSQL image, when its data directory is empty: one role and one database a service.
\set ON_ERROR_STOP on
\getenv password HOLDFAST_DATABASE_PASSWORD

create role callback login password :'password';
create database callback owner callback;

create role abuse_policy login password :'password';
create database abuse_policy owner abuse_policy;

create role review login password :'password';
create database review owner review;
