package org.earshot.console.replies;

import java.util.List;

/**
 * Why a reply is held, in words.
 *
 * @param code the code of the hold
 * @param words a sentence
 * @param release who may let it go, in a word
 * @param news what happened meanwhile
 */
public record HoldView(String code, String words, String release, List<News> news) {
    /**
     * Something that happened while a reply was written.
     *
     * @param words who did what
     * @param text what was said, empty for nothing
     */
    public record News(String words, String text) {}
}
