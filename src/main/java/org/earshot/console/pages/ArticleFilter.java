package org.earshot.console.pages;

import java.util.Locale;
import java.util.Map;
import org.earshot.advise.ArticleQuery;
import org.earshot.advise.ArticleQuery.Show;
import org.earshot.mention.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the library is asked for; lives in the address.
 *
 * @param words what to look for, empty for everything
 * @param brand only for this one, null for all
 * @param language only in this one, null for all
 * @param show which of them
 * @param from how many are left out
 * @param caseId the case that an answer is looked for, null for none
 */
record ArticleFilter(
        String words,
        @Nullable String brand,
        @Nullable String language,
        Show show,
        int from,
        @Nullable Long caseId) {
    private static final int ROWS = 50;

    /** Reads an address; what makes no sense is as good as not asked for. */
    static ArticleFilter of(Map<String, String> asked) {
        Show show = Show.CURRENT;
        for (Show one : Show.values()) {
            show = word(one).equals(asked.get("show")) ? one : show;
        }
        String from = asked.getOrDefault("from", "");
        String caseId = asked.getOrDefault("case", "");
        return new ArticleFilter(
                Texts.clean(asked.getOrDefault("q", "")),
                filled(asked.get("brand")),
                filled(asked.get("language")),
                show,
                from.matches("\\d{1,6}") ? Integer.parseInt(from) : 0,
                caseId.matches("\\d{1,18}") ? Long.valueOf(caseId) : null);
    }

    /** The question for the library. */
    ArticleQuery query() {
        return new ArticleQuery(words, brand, language, show, from, ROWS);
    }

    /** Its word in addresses and in the language file. */
    public String shown() {
        return word(show);
    }

    /** True where nothing narrows it. */
    public boolean plain() {
        return words.isEmpty() && brand == null && language == null && show == Show.CURRENT;
    }

    /** The address of the page that begins behind so many. */
    public String address(int next) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/answers");
        add(address, "q", words.isEmpty() ? null : words);
        add(address, "brand", brand);
        add(address, "language", language);
        add(address, "show", show == Show.CURRENT ? null : shown());
        add(address, "from", next == 0 ? null : String.valueOf(next));
        add(address, "case", caseId == null ? null : String.valueOf(caseId));
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private static String word(Show show) {
        return show.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String filled(@Nullable String asked) {
        return asked == null || asked.isBlank() ? null : asked;
    }
}
