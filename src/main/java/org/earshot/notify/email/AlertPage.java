package org.earshot.notify.email;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.earshot.notify.AlertBody;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What an alert looks like in a mail, as text and as HTML. The HTML is built as a tree, so that what people wrote can only
 * ever become text in it.
 */
final class AlertPage {
    /** What is said instead of words that nobody should have to read unasked. */
    static final String FOUL = "alert.mail.foul";

    private static final String BELOW = "alert.mail.foul.below";
    private static final String WORDS = "alert.mail.foul.words";
    private static final String CASE = "alert.mail.case";
    private static final String POST = "alert.mail.post";

    private final AlertBody.Content content;
    private final String title;
    private final Tongue tongue;
    private final boolean foul;

    AlertPage(AlertBody.Content content, String title, Tongue tongue, boolean foul) {
        this.content = content;
        this.title = title;
        this.tongue = tongue;
        this.foul = foul;
    }

    /** The plain text; evidence stands between asterisks. */
    String text() {
        StringBuilder text = new StringBuilder(title).append("\n\n");
        text.append(tongue.wrote(content)).append("\n\n");
        text.append(foul ? tongue.say(BELOW) : words());
        text.append("\n\n").append(tongue.why(content)).append('\n');
        content.reasons()
                .forEach(reason ->
                        text.append("  ").append(tongue.because(reason, !foul)).append('\n'));
        text.append('\n').append(tongue.due(content)).append('\n');
        text.append(tongue.say(CASE)).append(' ').append(plain(content.url())).append('\n');
        web(content.mentionUrl())
                .ifPresent(address -> text.append(tongue.say(POST))
                        .append(' ')
                        .append(plain(address))
                        .append('\n'));
        return foul
                ? text.append("\n\n\n")
                        .append(tongue.say(WORDS))
                        .append("\n\n")
                        .append(words())
                        .append('\n')
                        .toString()
                : text.toString();
    }

    private String words() {
        StringBuilder text = new StringBuilder();
        for (Marked.Piece piece : Marked.pieces(content.text(), content.reasons())) {
            String words = plain(piece.text());
            text.append(piece.evidence() ? "*" + words + "*" : words);
        }
        return text.toString();
    }

    /** The HTML; evidence is marked. */
    String html() {
        Document page = Document.createShell("");
        page.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        page.title(plain(title));
        page.select("html").attr("lang", tongue.language());
        Element body = page.body();
        body.attr("style", "font-family:sans-serif;line-height:1.4");
        body.appendElement("h1").attr("style", "font-size:1.2em").text(plain(title));
        body.appendElement("p").text(tongue.wrote(content));
        if (foul) {
            body.appendElement("p").text(tongue.say(BELOW));
        } else {
            quote(body);
        }
        body.appendElement("p").text(tongue.why(content));
        Element list = body.appendElement("ul");
        content.reasons().forEach(reason -> list.appendElement("li").text(tongue.because(reason, !foul)));
        body.appendElement("p").text(tongue.due(content));
        link(body, tongue.say(CASE) + " ", content.url());
        link(body, tongue.say(POST) + " ", content.mentionUrl());
        if (foul) {
            body.appendElement("p").attr("style", "margin-top:4em").text(tongue.say(WORDS));
            quote(body);
        }
        return page.outerHtml();
    }

    private void quote(Element body) {
        Element quote = body.appendElement("blockquote")
                .attr("dir", "auto")
                .attr("lang", "")
                .attr("style", "white-space:pre-wrap");
        for (Marked.Piece piece : Marked.pieces(content.text(), content.reasons())) {
            if (piece.evidence()) {
                quote.appendElement("mark").text(plain(piece.text()));
            } else {
                quote.appendText(plain(piece.text()));
            }
        }
    }

    private static void link(Element body, String label, @Nullable String address) {
        web(address)
                .ifPresent(good -> body.appendElement("p")
                        .text(label)
                        .appendElement("a")
                        .attr("href", good)
                        .text(plain(good)));
    }

    /** The address where it is one of the web; anything else could run where it is clicked, or seem to lead to what stands before its @. */
    private static Optional<String> web(@Nullable String address) {
        try {
            URI uri = new URI(address == null ? "" : address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
            boolean plain = uri.getUserInfo() == null;
            return web && plain ? Optional.ofNullable(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : Marked.withoutTurns(text);
    }
}
