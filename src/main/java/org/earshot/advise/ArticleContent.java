package org.earshot.advise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.earshot.mention.Texts;
import org.earshot.understand.Question;

/**
 * What an article says and where it fits.
 *
 * @param title how staff find it
 * @param body the answer as it is sent, with {@link Variable}s
 * @param language ISO 639-1 code
 * @param brands ids of the brands it speaks for, empty for all
 * @param platforms where it may be said, empty for everywhere
 * @param intents what a post must want for it to fit, as readings call it; empty for anything
 * @param owner the user who keeps it right
 * @param reviewBy the last day on which it may be trusted unread
 * @param retired true for one that is kept, but no longer suggested
 */
public record ArticleContent(
        String title,
        String body,
        String language,
        List<String> brands,
        List<String> platforms,
        List<String> intents,
        String owner,
        LocalDate reviewBy,
        boolean retired) {
    /** The longest answer, in characters. */
    public static final int LONGEST_BODY = 20_000;

    /** The longest title, in characters. */
    public static final int LONGEST_TITLE = 200;

    private static final int LONGEST_OWNER = 80;
    private static final int MOST_PLACES = 100;
    private static final Pattern PLACE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,79}");
    private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(java.util.Locale.getISOLanguages()));

    /** Cleans the texts and copies the lists, each value once and in order. */
    public ArticleContent {
        title = Texts.clean(title).replace('\n', ' ');
        body = Texts.clean(body);
        owner = Texts.clean(owner);
        brands = brands.stream().distinct().sorted().toList();
        platforms = platforms.stream().distinct().sorted().toList();
        intents = intents.stream().distinct().sorted().toList();
    }

    /** What readings can say that a post wants. */
    public static List<String> knownIntents() {
        return Question.INTENT.answers();
    }

    /** What keeps it from being saved, empty where nothing does. */
    List<ArticleFault> faults() {
        List<ArticleFault> faults = new ArrayList<>();
        text(faults, "title", title, LONGEST_TITLE);
        text(faults, "body", body, LONGEST_BODY);
        text(faults, "owner", owner, LONGEST_OWNER);
        Variable.unknownIn(body).forEach(name -> faults.add(new ArticleFault("body", "variable", "{" + name + "}")));
        if (!LANGUAGES.contains(language)) {
            faults.add(new ArticleFault("language", "unknown", Texts.cut(language, 40)));
        }
        words(faults, "brands", brands);
        words(faults, "platforms", platforms);
        intents.stream()
                .filter(intent -> !knownIntents().contains(intent))
                .forEach(intent -> faults.add(new ArticleFault("intents", "unknown", Texts.cut(intent, 40))));
        if (reviewBy.getYear() < 2000 || reviewBy.getYear() > 9999) {
            faults.add(new ArticleFault("reviewBy", "unknown", reviewBy.toString()));
        }
        return faults;
    }

    private static void text(List<ArticleFault> faults, String field, String text, int most) {
        if (text.isEmpty()) {
            faults.add(new ArticleFault(field, "missing", ""));
        } else if (text.length() > most) {
            faults.add(new ArticleFault(field, "long", String.valueOf(most)));
        }
    }

    private static void words(List<ArticleFault> faults, String field, List<String> words) {
        if (words.size() > MOST_PLACES) {
            faults.add(new ArticleFault(field, "many", String.valueOf(MOST_PLACES)));
        }
        words.stream()
                .filter(word -> !PLACE.matcher(word).matches())
                .forEach(word -> faults.add(new ArticleFault(field, "unknown", Texts.cut(word, 40))));
    }
}
