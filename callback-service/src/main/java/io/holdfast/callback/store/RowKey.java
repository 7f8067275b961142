package io.holdfast.callback.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// Primary key of every table: the tenant first, so that no query crosses tenants by accident.
@Embeddable
public record RowKey(@Column(name = "tenant") String tenant, @Column(name = "id") String id) {}
