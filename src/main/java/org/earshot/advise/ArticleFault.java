package org.earshot.advise;

/**
 * Why an article cannot be saved as it is.
 *
 * @param field which part of it, as the API names it
 * @param code {@code missing}, {@code long}, {@code many}, {@code unknown} or {@code variable}
 * @param detail the value that is wrong, or the limit; empty for nothing
 */
public record ArticleFault(String field, String code, String detail) {}
