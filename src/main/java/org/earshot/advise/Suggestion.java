package org.earshot.advise;

import java.util.List;

/**
 * An answer that may fit a case.
 *
 * @param article the answer
 * @param why why it fits, the weightiest first
 * @param against what to look at before it is sent; empty for nothing
 * @param stale true where its review is overdue
 */
public record Suggestion(Article article, List<Remark> why, List<Remark> against, boolean stale) {}
