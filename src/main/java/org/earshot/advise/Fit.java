package org.earshot.advise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says why an article fits a case and what speaks against it, and puts those that fit in their order. */
final class Fit {
    private static final int FEWEST_WORDS = 2;
    private static final int MOST_WORDS = 4;

    private final Stems stems;

    Fit(Stems stems) {
        this.stems = stems;
    }

    /** The article as a suggestion; null where it has too little in common with the case. */
    @Nullable
    Suggestion judge(Article article, Occasion occasion, LocalDate today) {
        ArticleContent content = article.content();
        List<String> shared = shared(content.title() + "\n" + ArticleIndex.text(content), content, occasion);
        boolean titled = !shared(content.title(), content, occasion).isEmpty();
        boolean wanted = occasion.intent() != null && content.intents().contains(occasion.intent());
        if (!wanted && !titled && shared.size() < FEWEST_WORDS) {
            return null;
        }
        List<Remark> why = new ArrayList<>();
        if (wanted) {
            why.add(new Remark("intent", Objects.requireNonNull(occasion.intent())));
        }
        if (!shared.isEmpty()) {
            why.add(new Remark("words", String.join(", ", shared)));
        }
        if (!content.brands().isEmpty()) {
            why.add(new Remark("brand", occasion.brand()));
        }
        if (!content.platforms().isEmpty()) {
            why.add(new Remark("platform", occasion.platform()));
        }
        return new Suggestion(article, why, against(article, occasion, today), article.stale(today));
    }

    /** What to look at before the article is sent in a case. */
    List<Remark> against(Article article, Occasion occasion, LocalDate today) {
        ArticleContent content = article.content();
        List<Remark> against = new ArrayList<>();
        String intent = occasion.intent();
        if (intent != null && !content.intents().isEmpty() && !content.intents().contains(intent)) {
            against.add(new Remark("intent", intent));
        }
        if (!occasion.languages().contains(content.language())) {
            against.add(new Remark("language", content.language()));
        }
        if (!content.brands().isEmpty() && !content.brands().contains(occasion.brand())) {
            against.add(new Remark("brand", occasion.brand()));
        }
        if (!content.platforms().isEmpty() && !content.platforms().contains(occasion.platform())) {
            against.add(new Remark("platform", occasion.platform()));
        }
        if (article.stale(today)) {
            against.add(new Remark("stale", content.reviewBy().toString()));
        }
        if (content.retired()) {
            against.add(new Remark("retired", ""));
        }
        return against;
    }

    /**
     * At most so many, in the given order of how well they fit, but those that are meant for something else behind the others, and one
     * that is fresh before all that are stale.
     */
    static List<Suggestion> best(List<Suggestion> inOrder, int most) {
        List<Suggestion> fitting = inOrder.stream()
                .sorted(Comparator.comparing(Fit::meantForOthers))
                .toList();
        Stream<Suggestion> freshest =
                fitting.stream().filter(one -> !one.stale()).limit(1);
        return Stream.concat(freshest, fitting.stream())
                .distinct()
                .limit(most)
                .sorted(Comparator.comparing(Suggestion::stale))
                .toList();
    }

    private static boolean meantForOthers(Suggestion one) {
        return one.against().stream().anyMatch(remark -> remark.code().equals("intent"));
    }

    private List<String> shared(String said, ArticleContent content, Occasion occasion) {
        Map<String, String> theirs = Stems.of(stems.stemmer(content.language()), occasion.text());
        Set<String> ours = Stems.of(stems.stemmer(content.language()), said).keySet();
        return theirs.entrySet().stream()
                .filter(word -> ours.contains(word.getKey()))
                .map(word -> word.getValue().toLowerCase(java.util.Locale.ROOT))
                .limit(MOST_WORDS)
                .toList();
    }
}
