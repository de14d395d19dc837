package org.earshot.advise;

/**
 * Why an article fits a case, or what speaks against it.
 *
 * @param code for: {@code intent}, {@code words}, {@code brand}, {@code platform}; against: {@code intent}, {@code language},
 *     {@code brand}, {@code platform}, {@code stale}, {@code retired}, {@code variable}
 * @param detail the intent, the words, the day, the variable; as readings and files write them
 */
public record Remark(String code, String detail) {}
