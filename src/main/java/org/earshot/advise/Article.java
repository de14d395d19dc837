package org.earshot.advise;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An answer of the library, in one of its versions.
 *
 * @param id our id
 * @param version 1 for the first, grows with every change
 * @param content what it says and where it fits
 * @param changedBy who wrote this version
 * @param changedAt when
 */
public record Article(long id, int version, ArticleContent content, String changedBy, Instant changedAt) {
    /** True once the day by which somebody was to read it again has passed. */
    public boolean stale(LocalDate today) {
        return content.reviewBy().isBefore(today);
    }
}
