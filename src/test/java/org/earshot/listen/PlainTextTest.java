package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void readsHtmlAndEscapedHtmlAndTwiceEscapedEntities() {
        assertThat(PlainText.of("<p>It leaks</p><p>badly</p>")).isEqualTo("It leaks\nbadly");
        assertThat(PlainText.of("&lt;p&gt;It leaks&lt;/p&gt;")).isEqualTo("It leaks");
        assertThat(PlainText.of("It leaks &amp;amp; smells")).isEqualTo("It leaks & smells");
        assertThat(PlainText.of("Caf&eacute;&nbsp;Acme")).isEqualTo("Café\u00a0Acme");
    }

    @Test
    void keepsLinesAndSignsOfPlainText() {
        assertThat(PlainText.of("one\ntwo")).isEqualTo("one\ntwo");
        assertThat(PlainText.of("5 < 6 & I <3 it")).isEqualTo("5 < 6 & I <3 it");
    }

    @Test
    void aTagThatHtmlShowsAsTextStaysText() {
        assertThat(PlainText.of("<p>Use the &lt;b&gt; tag</p>")).isEqualTo("Use the <b> tag");
    }

    @Test
    void scriptsAreNoText() {
        assertThat(PlainText.of("Hi<script>alert(1)</script><style>p{}</style>"))
                .isEqualTo("Hi");
    }

    @Test
    void aTitleStandsAboveATextThatDoesNotRepeatIt() {
        assertThat(PlainText.titled("Leaks", "It drips")).isEqualTo("Leaks\nIt drips");
        assertThat(PlainText.titled("It  Drips…", "it drips all day")).isEqualTo("it drips all day");
        assertThat(PlainText.titled("", "text")).isEqualTo("text");
        assertThat(PlainText.titled("title", " ")).isEqualTo("title");
    }
}
