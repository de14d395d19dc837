package org.earshot.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandMatcherTest {
    private final BrandMatcher matcher =
            new BookOf(List.of("acme bank", "@acmebank", "#acmebank", "żabka"), List.of("acme bank holiday")).matcher();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACME BANK is down",
                "I hate acme  \n bank!",
                "hey @AcmeBank help",
                "#acmebank",
                "Acme\u00a0Bank",
                "acmé bank",
                "w Zabka",
                "ŻABKA!",
                "\uff21\uff43\uff4d\uff45 bank",
                "a\u200bcme bank",
                "acme bank holiday, thanks to acme bank"
            })
    void namesTheBrandHoweverItIsWritten(String text) {
        assertThat(matcher.names("acme", text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acmebank",
                "acme banker",
                "pacme bank",
                "a bank by acme",
                "@acmebank_fans",
                "on acme bank holiday",
                ""
            })
    void leavesOthersAlone(String text) {
        assertThat(matcher.names("acme", text)).isFalse();
    }

    @Test
    void saysWhereAPhraseStoodInTheTextAsItWasWritten() {
        String text = "Słuchajcie, ŻÓŁTE   autá oszukali";

        PhraseFinder.Hit hit = new PhraseFinder(List.of("żółte auta"))
                .find(FoldedText.of(text))
                .get(0);
        PhraseFinder.Hit open =
                new PhraseFinder(List.of("oszuka*")).find(FoldedText.of(text)).get(0);

        assertThat(text.substring(hit.start(), hit.end())).isEqualTo("ŻÓŁTE   autá");
        assertThat(text.substring(open.start(), open.end())).isEqualTo("oszukali");
    }

    private record BookOf(List<String> terms, List<String> exclude) {
        BrandMatcher matcher() {
            Brand brand = new Brand("acme", "Acme", terms, exclude, Set.of("en"), OfficeHours.always(ZoneOffset.UTC));
            return new BrandBook(List.of(brand)).matcher();
        }
    }
}
