package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    @ParameterizedTest(name = "[{index}] {1} on {0}")
    @CsvSource(delimiter = '|', textBlock = """
            https://f.example/a/b     | t/9                       | https://f.example/a/t/9
            https://f.example/a/b     | /t/9                      | https://f.example/t/9
            https://f.example         | t/9                       | https://f.example/t/9
            https://f.example/a?x=1   | #r77                      | https://f.example/a?x=1#r77
            https://f.example/a?x=1   | ?page=2                   | https://f.example/a?page=2
            https://f.example/a       | //g.example/t             | https://g.example/t
            https://f.example/a       | HTTP://g.example/t        | HTTP://g.example/t
            https://f.example/a       | /with blank               | https://f.example/with%20blank
            https://f.example/a       | /żółw?q=ą                 | https://f.example/żółw?q=ą
            https://f.example/a/b/c   | ../d                      | https://f.example/a/d
            """)
    void makesAnAddressAbsolute(String base, String written, String expected) {
        assertThat(Links.web(base, written)).hasValue(expected);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "mailto:a@b.example",
                "file:///etc/passwd",
                "https://",
                "http:///x",
                "%zz",
                " "
            })
    void keepsNothingThatNobodyShouldFollow(String written) {
        assertThat(Links.web("https://f.example/", written)).isEmpty();
        assertThat(Links.web(null, "relative")).isEmpty();
    }

    @Test
    void aQueryIsHashedInAPlaceBecauseItMayHoldAKey() {
        String place = Links.place(URI.create("https://me:pw@F.example:8443/feed?key=s3cret#x"));
        assertThat(place)
                .startsWith("f.example:8443/feed?")
                .doesNotContain("s3cret")
                .doesNotContain("pw");
    }

    @Test
    void aPlaceIsTheSameOverHttps() {
        assertThat(Links.place(URI.create("http://f.example/feed")))
                .isEqualTo(Links.place(URI.create("https://f.example/feed")));
    }
}
