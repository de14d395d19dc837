package org.earshot.notify.email;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
    private final AlertBody.Content content;
    private final String title;

    AlertPage(AlertBody.Content content, String title) {
        this.content = content;
        this.title = title;
    }

    /** The plain text; evidence stands between asterisks. */
    String text() {
        StringBuilder text = new StringBuilder(title).append("\n\n");
        text.append(plain(author())).append(" wrote:\n\n");
        for (Marked.Piece piece : Marked.pieces(content.text(), content.reasons())) {
            String words = plain(piece.text());
            text.append(piece.evidence() ? "*" + words + "*" : words);
        }
        text.append("\n\nWhy it is ")
                .append(plain(content.urgency()))
                .append(" (score ")
                .append(content.score());
        text.append("):\n");
        content.reasons()
                .forEach(reason -> text.append("  ").append(plain(said(reason))).append('\n'));
        text.append('\n').append(plain(due())).append('\n');
        text.append("Case: ").append(plain(content.url())).append('\n');
        web(content.mentionUrl())
                .ifPresent(
                        address -> text.append("Post: ").append(plain(address)).append('\n'));
        return text.toString();
    }

    /** The HTML; evidence is marked. */
    String html() {
        Document page = Document.createShell("");
        page.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        page.title(plain(title));
        Element body = page.body();
        body.attr("style", "font-family:sans-serif;line-height:1.4");
        body.appendElement("h1").attr("style", "font-size:1.2em").text(plain(title));
        body.appendElement("p").text(plain(author()) + " wrote:");
        quote(body);
        body.appendElement("p").text("Why it is " + plain(content.urgency()) + " (score " + content.score() + "):");
        Element list = body.appendElement("ul");
        content.reasons().forEach(reason -> list.appendElement("li").text(plain(said(reason))));
        body.appendElement("p").text(plain(due()));
        link(body, "Case: ", content.url());
        link(body, "Post: ", content.mentionUrl());
        return page.outerHtml();
    }

    private void quote(Element body) {
        Element quote = body.appendElement("blockquote").attr("dir", "auto").attr("style", "white-space:pre-wrap");
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

    /** The address where it is one of the web; anything else could run where it is clicked. */
    private static Optional<String> web(@Nullable String address) {
        try {
            URI uri = new URI(address == null ? "" : address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
            return web ? Optional.ofNullable(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private String author() {
        return content.author() + " on " + content.platform();
    }

    private static String said(AlertBody.Why reason) {
        String words = reason.start() == null ? "" : " (“" + reason.text() + "”)";
        return String.format(Locale.ROOT, "%+d %s: %s%s", reason.points(), reason.code(), reason.why(), words);
    }

    private String due() {
        String due = content.dueAt();
        return due == null ? "No answer is due" : "A first answer is due at " + minute(due) + " UTC";
    }

    private static String minute(String time) {
        return Instant.parse(time).toString().replace('T', ' ').substring(0, 16);
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : Marked.withoutTurns(text);
    }
}
