package io.holdfast.abusepolicy.domain;

import io.holdfast.contracts.abuse.AbuseEvent.Reason;
import io.holdfast.contracts.abuse.AbuseEvent.Verdict;
import java.util.List;

/// What all rules together say.
///
/// @param reasons what each rule said, in the order of the rules
/// @param next what the agent should do now
public record Ruling(Verdict verdict, List<Reason> reasons, String next) {}
