package org.earshot.console.pages;

/**
 * A point in time as a page shows it.
 *
 * @param iso in UTC, for scripts and machines
 * @param words relative to now, such as {@code due in 12 min}
 * @param exact on the wall clock of who looks, or of the brand where that is not known
 * @param kind which words it takes; the script that keeps pages fresh knows the same three
 * @param heat how much it presses: {@code late}, {@code soon} or {@code calm}
 */
public record Moment(String iso, String words, String exact, String kind, String heat) {}
