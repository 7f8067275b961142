package io.holdfast.abusepolicy.store;

import jakarta.inject.Singleton;

/// All that is kept by call.
///
/// @param locks taken before anything of a call is changed
/// @param records reports and warnings
/// @param decisions answers to disconnect requests
/// @param ends how calls ended
/// @param verdicts on ended calls
@Singleton
public record CallFiles(
    CallLocks locks, AbuseRecords records, Decisions decisions, CallEnds ends, Verdicts verdicts) {}
