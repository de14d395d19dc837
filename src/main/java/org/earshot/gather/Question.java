package org.earshot.gather;

import org.jspecify.annotations.Nullable;

/**
 * Something that several people ask in their own words.
 *
 * @param id our id
 * @param brand whom they ask
 * @param words the words that several of them used, parted by a point; empty while they share none
 * @param members how many ask it
 * @param name what staff call it, null while nobody named it
 * @param article the answer of the library, null while there is none
 * @param hidden true where staff said that it is no question
 * @param version grows with every change by staff
 */
public record Question(
        long id,
        String brand,
        String words,
        int members,
        @Nullable String name,
        @Nullable Long article,
        boolean hidden,
        int version) {
    /** What to call it: staff's name, else the words that its askers share, else its number. */
    public String title() {
        return name != null ? name : words.isEmpty() ? "#" + id : words;
    }

    /** The same under a name of staff, null for none. */
    public Question named(@Nullable String other) {
        return new Question(id, brand, words, members, other, article, hidden, version);
    }

    /** The same with an answer of the library, null for none. */
    public Question answered(@Nullable Long other) {
        return new Question(id, brand, words, members, name, other, hidden, version);
    }

    /** The same put aside or taken back. */
    public Question hiding(boolean aside) {
        return new Question(id, brand, words, members, name, article, aside, version);
    }
}
