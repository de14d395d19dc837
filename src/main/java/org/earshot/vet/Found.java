package org.earshot.vet;

/**
 * Something in a text.
 *
 * @param kind what it is, in a word
 * @param start where it begins, in UTF-16 units
 * @param end where it ends, exclusive
 */
record Found(String kind, int start, int end) {
    boolean overlaps(Found other) {
        return start < other.end && other.start < end;
    }
}
