package org.earshot.respond;

/** Compliments came, went or were dealt with, and that is committed: what was counted and shown of them no longer holds. */
public record PraiseChanged() {}
