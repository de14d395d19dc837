package org.earshot.listen;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The plain text of a piece of HTML: line breaks and blocks become newlines, entities letters, and text that a page hides
 * by style stays, so that an address cut into spans is whole again.
 */
public final class HtmlText implements NodeVisitor {
    private final StringBuilder text = new StringBuilder();

    private HtmlText() {}

    /** The text of a fragment; a text without any markup comes back as it is, save white space. */
    public static String of(String html) {
        HtmlText visitor = new HtmlText();
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select("script, style, template, noscript").remove();
        body.traverse(visitor);
        return visitor.text.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node.nameIs("br")) {
            dropSpace();
            text.append('\n');
        } else if (isBlock(node)) {
            startLine();
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (isBlock(node)) {
            startLine();
        }
    }

    private static boolean isBlock(Node node) {
        return node instanceof Element element && element.isBlock();
    }

    private void append(String words) {
        for (int i = 0; i < words.length(); i++) {
            char letter = words.charAt(i);
            boolean space = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r' || letter == '\f';
            if (!space) {
                text.append(letter);
            } else if (!endsWith('\n') && !endsWith(' ')) {
                text.append(' ');
            }
        }
    }

    private void startLine() {
        dropSpace();
        if (text.length() > 0 && !endsWith('\n')) {
            text.append('\n');
        }
    }

    private void dropSpace() {
        if (endsWith(' ')) {
            text.setLength(text.length() - 1);
        }
    }

    private boolean endsWith(char letter) {
        return text.length() > 0 && text.charAt(text.length() - 1) == letter;
    }
}
