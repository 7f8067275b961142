package io.holdfast.contracts;

import java.util.List;

/// One page of a list, as every list of the REST interfaces answers it.
///
/// @param items what stands on this page
/// @param page number of the page, from 0
/// @param size how many items a page holds, at most 500
/// @param total how many items there are on all pages
public record Page<T>(List<T> items, int page, int size, long total) {}
