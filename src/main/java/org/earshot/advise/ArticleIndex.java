package org.earshot.advise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds articles by their words. The index lives in memory; before every question the database is asked whether an article was changed,
 * here or by another daemon, and then it is made anew, which takes a fraction of a second for thousands.
 */
@Component
class ArticleIndex {
    static final String ANY = "*";

    private final ArticleTable table;
    private final Stems stems = new Stems();
    private final ArticleQueries queries = new ArticleQueries(stems);
    private @Nullable Made made;

    ArticleIndex(ArticleTable table) {
        this.table = table;
    }

    /** The ids of what is asked for, the best first, or by title where there are no words. */
    Hits search(ArticleQuery query, LocalDate today) {
        Sort byTitle = new Sort(new SortField("order", SortField.Type.STRING), SortField.FIELD_SCORE);
        return run(
                queries.search(query, today),
                query.offset(),
                query.limit(),
                query.words().isBlank() ? byTitle : Sort.RELEVANCE);
    }

    /** The ids of what may fit, the best first. */
    List<Long> suggest(Occasion occasion, int most) {
        return run(queries.suggest(occasion), 0, most, Sort.RELEVANCE).ids();
    }

    Stems stems() {
        return stems;
    }

    private Hits run(Query query, int offset, int limit, Sort sort) {
        try {
            IndexSearcher searcher = present();
            TopDocs found = searcher.search(query, offset + limit, sort);
            NumericDocValues ids = MultiDocValues.getNumericValues(searcher.getIndexReader(), "id");
            long[] page = new long[Math.max(0, found.scoreDocs.length - offset)];
            int[] places = new int[page.length];
            for (int i = 0; i < page.length; i++) {
                ScoreDoc hit = found.scoreDocs[offset + i];
                places[i] = hit.doc;
            }
            Map<Integer, Long> byPlace = ids(ids, places);
            for (int i = 0; i < page.length; i++) {
                page[i] = byPlace.getOrDefault(places[i], 0L);
            }
            return new Hits(LongStream.of(page).boxed().toList(), searcher.count(query));
        } catch (IOException e) {
            throw new UncheckedIOException("the index in memory cannot be read", e);
        }
    }

    /** Values are read in the order of the index. */
    private static Map<Integer, Long> ids(@Nullable NumericDocValues values, int[] places) throws IOException {
        Map<Integer, Long> ids = new HashMap<>();
        if (values == null) {
            return ids;
        }
        int[] sorted = places.clone();
        java.util.Arrays.sort(sorted);
        for (int place : sorted) {
            if (values.advanceExact(place)) {
                ids.put(place, values.longValue());
            }
        }
        return ids;
    }

    private synchronized IndexSearcher present() throws IOException {
        ArticleTable.Stamp now = table.stamp();
        Made before = made;
        if (before != null && before.stamp().equals(now)) {
            return before.searcher();
        }
        Made next = new Made(now, make());
        made = next;
        return next.searcher();
    }

    /** What was there before is left to the garbage collector: somebody may be searching it, and it holds nothing but memory. */
    private IndexSearcher make() throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        Map<String, org.apache.lucene.analysis.Analyzer> fields = new HashMap<>();
        Stems.LANGUAGES.forEach(language -> fields.put(language, stems.stemmer(language)));
        fields.put("stub", stems.stub());
        IndexWriterConfig config = new IndexWriterConfig(new PerFieldAnalyzerWrapper(stems.plain(), fields));
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            table.each(article -> add(writer, article));
        }
        return new IndexSearcher(DirectoryReader.open(directory));
    }

    private static void add(IndexWriter writer, Article article) {
        ArticleContent content = article.content();
        String text = text(content);
        Document document = new Document();
        document.add(new NumericDocValuesField("id", article.id()));
        document.add(new SortedDocValuesField("order", new BytesRef(order(content.title()))));
        document.add(new TextField("plain", text, Field.Store.NO));
        boolean stemmed = Stems.LANGUAGES.contains(content.language());
        if (stemmed) {
            document.add(new TextField(content.language(), text, Field.Store.NO));
        }
        if (!stemmed || content.language().equals("pl")) {
            document.add(new TextField("stub", text, Field.Store.NO));
        }
        document.add(new StringField("language", content.language(), Field.Store.NO));
        document.add(new StringField("retired", String.valueOf(content.retired()), Field.Store.NO));
        document.add(new LongPoint("review", content.reviewBy().toEpochDay()));
        words(document, "brand", content.brands(), true);
        words(document, "platform", content.platforms(), true);
        words(document, "intent", content.intents(), false);
        try {
            writer.addDocument(document);
        } catch (IOException e) {
            throw new UncheckedIOException("the index in memory cannot be written", e);
        }
    }

    private static void words(Document document, String field, List<String> words, boolean emptyIsAll) {
        List<String> all = words.isEmpty() && emptyIsAll ? List.of(ANY) : words;
        all.forEach(word -> document.add(new StringField(field, word, Field.Store.NO)));
    }

    /** The title counts twice; what stands in braces is not said. */
    static String text(ArticleContent content) {
        String said = content.body();
        for (Variable variable : Variable.values()) {
            said = said.replace(variable.written(), " ");
        }
        return content.title() + "\n" + content.title() + "\n" + said;
    }

    private static String order(String title) {
        String folded = java.text.Normalizer.normalize(title, java.text.Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(java.util.Locale.ROOT);
        return org.earshot.mention.Texts.cut(folded, 100);
    }

    /** Ids of articles, and how many there are in all. */
    record Hits(List<Long> ids, long total) {}

    private record Made(ArticleTable.Stamp stamp, IndexSearcher searcher) {}
}
