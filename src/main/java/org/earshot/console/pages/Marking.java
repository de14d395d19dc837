package org.earshot.console.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.earshot.triage.Reason;
import org.earshot.understand.Sentiment.Sentence;
import org.jspecify.annotations.Nullable;

/** Cuts a mention's text where reasons and sentences begin and end. The pieces in a row are the text, whatever the spans claim. */
final class Marking {
    private static final int EXCERPT = 160;
    private static final int LEAD = 50;
    private static final int WIDE = 60;

    private final String text;
    private final List<Span> evidence;
    private final List<Span> moods;

    Marking(String text, List<Reason> reasons, List<Sentence> sentences) {
        this.text = text;
        this.evidence = reasons.stream()
                .filter(reason -> reason.start() != null && reason.end() != null)
                .map(reason -> span(reason.start(), reason.end(), reason.why()))
                .filter(Span::filled)
                .toList();
        this.moods = sentences.stream()
                .map(sentence -> span(
                        sentence.start(),
                        sentence.end(),
                        sentence.label().name().toLowerCase(Locale.ROOT)))
                .filter(Span::filled)
                .toList();
    }

    /** The whole text. */
    List<Piece> whole() {
        return pieces(0, text.length());
    }

    /** About 160 characters: from the start, or from shortly before the first evidence where that lies further on. */
    List<Piece> excerpt() {
        int first = firstEvidence();
        int from = first < EXCERPT - LEAD ? 0 : wordStart(first - LEAD);
        int to = text.length() - from <= EXCERPT + LEAD / 2 ? text.length() : wordEnd(from + EXCERPT);
        List<Piece> pieces = new ArrayList<>();
        if (from > 0) {
            pieces.add(Piece.plain("… "));
        }
        pieces.addAll(pieces(from, to));
        if (to < text.length()) {
            pieces.add(Piece.plain(" …"));
        }
        return pieces;
    }

    private int firstEvidence() {
        return evidence.stream()
                .filter(span -> !span.wide())
                .mapToInt(Span::start)
                .min()
                .orElseGet(() -> evidence.stream().mapToInt(Span::start).min().orElse(0));
    }

    private List<Piece> pieces(int from, int to) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(from, to));
        evidence.forEach(span -> span.cut(cuts));
        moods.forEach(span -> span.cut(cuts));
        List<Integer> inside = List.copyOf(cuts.subSet(from, true, to, true));
        List<Piece> pieces = new ArrayList<>();
        for (int i = 1; i < inside.size(); i++) {
            pieces.add(piece(inside.get(i - 1), inside.get(i)));
        }
        return pieces;
    }

    private Piece piece(int start, int end) {
        List<Span> covering =
                evidence.stream().filter(span -> span.covers(start)).toList();
        boolean wide = covering.stream().allMatch(Span::wide);
        String why = covering.stream()
                .filter(span -> wide || !span.wide())
                .map(Span::says)
                .distinct()
                .collect(Collectors.joining(" · "));
        String mood = moods.stream()
                .filter(span -> span.covers(start))
                .map(Span::says)
                .findFirst()
                .orElse(null);
        return new Piece(
                text.substring(start, end), !why.isEmpty(), !why.isEmpty() && wide, mood, why.isEmpty() ? null : why);
    }

    private Span span(@Nullable Integer start, @Nullable Integer end, String says) {
        return new Span(whole(start == null ? 0 : start), whole(end == null ? 0 : end), says);
    }

    /** The offset drawn into the text, and before a character that it would cut in half. */
    private int whole(int offset) {
        int inside = Math.max(0, Math.min(text.length(), offset));
        boolean half = inside > 0
                && inside < text.length()
                && Character.isSurrogatePair(text.charAt(inside - 1), text.charAt(inside));
        return half ? inside - 1 : inside;
    }

    private int wordStart(int offset) {
        int space = text.indexOf(' ', offset);
        return space < 0 || space - offset > LEAD / 2 ? whole(offset) : space + 1;
    }

    private int wordEnd(int offset) {
        int space = text.lastIndexOf(' ', offset);
        return space < 0 || offset - space > LEAD / 2 ? whole(offset) : space;
    }

    private record Span(int start, int end, String says) {
        boolean filled() {
            return start < end;
        }

        boolean wide() {
            return end - start > WIDE;
        }

        boolean covers(int offset) {
            return start <= offset && offset < end;
        }

        void cut(TreeSet<Integer> cuts) {
            cuts.add(start);
            cuts.add(end);
        }
    }
}
