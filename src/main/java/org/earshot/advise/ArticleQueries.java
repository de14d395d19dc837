package org.earshot.advise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.earshot.advise.ArticleQuery.Show;
import org.jspecify.annotations.Nullable;

/** Puts what people ask for, and what a case is about, into the words of the index. */
final class ArticleQueries {
    private static final int MOST_WORDS = 60;
    private static final int LONGEST_TYPED = 200;
    private static final int SHORTEST_BEGINNING = 2;

    private final Stems stems;

    ArticleQueries(Stems stems) {
        this.stems = stems;
    }

    /** Every word that somebody typed must be there in some form; the last one may be only begun. */
    Query search(ArticleQuery asked, LocalDate today) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        String typed = org.earshot.mention.Texts.cut(asked.words(), LONGEST_TYPED);
        List<Map.Entry<String, String>> words =
                List.copyOf(Stems.of(stems.plain(), typed).entrySet());
        for (int i = 0; i < words.size(); i++) {
            query.add(word(words.get(i), i == words.size() - 1), small(words.get(i)) ? Occur.SHOULD : Occur.MUST);
        }
        if (words.isEmpty() || words.stream().allMatch(this::small)) {
            query.add(new MatchAllDocsQuery(), Occur.MUST);
        }
        limit(query, "brand", asked.brand());
        if (asked.language() != null) {
            query.add(new TermQuery(new Term("language", asked.language())), Occur.FILTER);
        }
        query.add(new TermQuery(new Term("retired", String.valueOf(asked.show() == Show.RETIRED))), Occur.FILTER);
        if (asked.show() == Show.STALE) {
            query.add(LongPoint.newRangeQuery("review", Long.MIN_VALUE, today.toEpochDay() - 1), Occur.FILTER);
        }
        return query.build();
    }

    /** What shares words or the intent with a case, and may be said there. */
    Query suggest(Occasion occasion) {
        BooleanQuery.Builder fits = new BooleanQuery.Builder();
        for (String language : occasion.languages()) {
            String field = Stems.LANGUAGES.contains(language) ? language : "stub";
            Stems.of(stems.stemmer(language), occasion.text()).keySet().stream()
                    .limit(MOST_WORDS)
                    .forEach(stem -> fits.add(new TermQuery(new Term(field, stem)), Occur.SHOULD));
        }
        if (occasion.intent() != null) {
            Query intent = new ConstantScoreQuery(new TermQuery(new Term("intent", occasion.intent())));
            fits.add(new BoostQuery(intent, 3), Occur.SHOULD);
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(fits.build(), Occur.MUST);
        limit(query, "brand", occasion.brand());
        limit(query, "platform", occasion.platform());
        query.add(oneOf("language", occasion.languages()), Occur.FILTER);
        query.add(new TermQuery(new Term("retired", "false")), Occur.FILTER);
        return query.build();
    }

    private Query word(Map.Entry<String, String> word, boolean last) {
        List<Query> forms = new ArrayList<>();
        for (String language : Stems.LANGUAGES) {
            Stems.of(stems.stemmer(language), word.getValue())
                    .keySet()
                    .forEach(stem -> forms.add(boosted(new TermQuery(new Term(language, stem)), 2)));
        }
        forms.add(boosted(new TermQuery(new Term("plain", word.getKey())), 2.2f));
        if (last && word.getKey().length() >= SHORTEST_BEGINNING) {
            forms.add(boosted(new PrefixQuery(new Term("plain", word.getKey())), 0.8f));
        }
        Stems.of(stems.stub(), word.getValue())
                .keySet()
                .forEach(stub -> forms.add(boosted(new TermQuery(new Term("stub", stub)), 0.3f)));
        return new DisjunctionMaxQuery(forms, 0);
    }

    /** A word that some language takes for too common to ask for, such as "the". */
    private boolean small(Map.Entry<String, String> word) {
        return Stems.LANGUAGES.stream()
                .anyMatch(language ->
                        Stems.of(stems.stemmer(language), word.getValue()).isEmpty());
    }

    private static void limit(BooleanQuery.Builder query, String field, @Nullable String value) {
        if (value != null) {
            query.add(oneOf(field, List.of(value, ArticleIndex.ANY)), Occur.FILTER);
        }
    }

    private static Query oneOf(String field, Iterable<String> values) {
        List<BytesRef> words = new ArrayList<>();
        values.forEach(value -> words.add(new BytesRef(value)));
        return new TermInSetQuery(field, Set.copyOf(words));
    }

    private static Query boosted(Query query, float boost) {
        return new BoostQuery(query, boost);
    }
}
