package org.earshot.understand.corenlp;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.neural.rnn.RNNCoreAnnotations;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.sentiment.SentimentCoreAnnotations;
import edu.stanford.nlp.trees.Tree;
import edu.stanford.nlp.util.CoreMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The CoreNLP pipelines: one that only splits, which is fast whatever the text, and one that parses one short piece. */
final class Pipeline {
    /** Tokens of a piece at most; the time of a parse and the depth of its tree grow with them. */
    static final int MOST_TOKENS = 60;

    private static final String MODELS = "edu/stanford/nlp/models/";

    private final StanfordCoreNLP splitter;
    private final StanfordCoreNLP parser;

    Pipeline() {
        Properties split = tokenizing();
        split.setProperty("ssplit.newlineIsSentenceBreak", "always");
        splitter = new StanfordCoreNLP(split, false);
        Properties parse = tokenizing();
        parse.setProperty("annotators", "tokenize,pos,parse,sentiment");
        parse.setProperty("ssplit.isOneSentence", "true");
        parse.setProperty("pos.model", MODELS + "pos-tagger/english-left3words-distsim.tagger");
        parse.setProperty("parse.model", MODELS + "srparser/englishSR.ser.gz");
        parse.setProperty("parse.buildgraphs", "false");
        parse.setProperty("parse.binaryTrees", "true");
        parse.setProperty("parse.maxlen", String.valueOf(MOST_TOKENS + 10));
        parse.setProperty("sentiment.model", MODELS + "sentiment/sentiment.ser.gz");
        parser = new StanfordCoreNLP(parse, false);
    }

    private static Properties tokenizing() {
        Properties properties = new Properties();
        properties.setProperty("annotators", "tokenize");
        properties.setProperty("tokenize.options", "untokenizable=noneDelete");
        return properties;
    }

    /** The sentences of a text with a letter in them, long ones in pieces, at a comma where there is one. */
    List<Piece> split(String text) {
        Annotation document = new Annotation(text);
        splitter.annotate(document);
        List<Piece> pieces = new ArrayList<>();
        for (CoreMap sentence : document.get(CoreAnnotations.SentencesAnnotation.class)) {
            List<CoreLabel> tokens = sentence.get(CoreAnnotations.TokensAnnotation.class);
            while (!tokens.isEmpty()) {
                int count = tokens.size() <= MOST_TOKENS ? tokens.size() : comma(tokens);
                Piece piece = new Piece(
                        tokens.get(0).beginPosition(), tokens.get(count - 1).endPosition());
                if (text.substring(piece.start(), piece.end()).codePoints().anyMatch(Character::isLetter)) {
                    pieces.add(piece);
                }
                tokens = tokens.subList(count, tokens.size());
            }
        }
        return pieces;
    }

    private static int comma(List<CoreLabel> tokens) {
        for (int i = MOST_TOKENS; i > MOST_TOKENS / 2; i--) {
            String word = tokens.get(i - 1).word();
            if (word.equals(",") || word.equals(";") || word.equals("-") || word.equals("...")) {
                return i;
            }
        }
        return MOST_TOKENS;
    }

    /** The probabilities of the five classes, very negative to very positive; nothing where a piece has no tree. */
    Optional<double[]> score(String piece) {
        Annotation document = new Annotation(piece);
        try {
            parser.annotate(document);
        } catch (RuntimeException | StackOverflowError e) {
            // A text that trips the parser is one that it cannot read; the other pieces still count.
            return Optional.empty();
        }
        return document.get(CoreAnnotations.SentencesAnnotation.class).stream()
                .findFirst()
                .map(sentence -> sentence.get(SentimentCoreAnnotations.SentimentAnnotatedTree.class))
                .map(Pipeline::scores);
    }

    private static double[] scores(Tree tree) {
        return RNNCoreAnnotations.getPredictionsAsStringList(tree).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /**
     * A part of a text.
     *
     * @param start where it starts, in UTF-16 units
     * @param end where it ends
     */
    record Piece(int start, int end) {}
}
