package org.earshot.advise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.pl.PolishAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Brings words to what they have in common: their stem in English, Spanish and Polish, always without accents; in any other language,
 * and beside Polish for those who type without its letters, the first five letters.
 */
final class Stems {
    /** The languages with a stemmer. */
    static final List<String> LANGUAGES = List.of("en", "es", "pl");

    private static final int STUB = 5;

    private final Map<String, Analyzer> stemmers = Map.of(
            "en", folded(new EnglishAnalyzer()),
            "es", folded(new SpanishAnalyzer()),
            "pl", folded(new PolishAnalyzer()));
    private final Analyzer plain = new Plain(false);
    private final Analyzer stub = new Plain(true);

    /** The analyzer of a language, that of first letters for one without a stemmer. */
    Analyzer stemmer(String language) {
        return stemmers.getOrDefault(language, stub);
    }

    /** Whole words without accents. */
    Analyzer plain() {
        return plain;
    }

    /** The first letters of words, without accents. */
    Analyzer stub() {
        return stub;
    }

    /** The stems of a text, each with the first word that has it, in the order of the text; stop words have none. */
    static Map<String, String> of(Analyzer analyzer, String text) {
        Map<String, String> stems = new LinkedHashMap<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                stems.putIfAbsent(term.toString(), text.substring(place.startOffset(), place.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return stems;
    }

    private static Analyzer folded(Analyzer inner) {
        return new AnalyzerWrapper(Analyzer.GLOBAL_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return inner;
            }

            @Override
            protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents parts) {
                return new TokenStreamComponents(parts.getSource(), new ASCIIFoldingFilter(parts.getTokenStream()));
            }
        };
    }

    private static final class Plain extends Analyzer {
        private final boolean cut;

        Plain(boolean cut) {
            this.cut = cut;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(words));
            return new TokenStreamComponents(words, cut ? new TruncateTokenFilter(folded, STUB) : folded);
        }
    }
}
