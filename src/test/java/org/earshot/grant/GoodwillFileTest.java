package org.earshot.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.earshot.configure.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoodwillFileTest {
    @Test
    void aWholeFileIsReadAsItStands() {
        GoodwillPolicy policy = Till.policy(Till.POLICY);

        GoodwillPolicy.Kind refund = policy.kind("refund").orElseThrow();
        assertThat(refund.alone("supervisor").perMonth()).isEqualTo(20);
        assertThat(refund.alone("admin")).isEqualTo(refund.alone("supervisor"));
        assertThat(refund.alone("agent").each())
                .isEqualTo(Map.of(
                        "EUR",
                        new BigDecimal("200.00"),
                        "USD",
                        new BigDecimal("150.00"),
                        "JPY",
                        new BigDecimal("20000")));
        assertThat(policy.kind("voucher").orElseThrow().alone("admin")).isEqualTo(Allowance.NONE);
        assertThat(policy.units()).containsExactly("EUR", "JPY", "USD", "minutes");
        assertThat(policy.kinds())
                .extracting(GoodwillPolicy.Kind::id)
                .containsExactly("refund", "extra-time", "voucher");
    }

    @Test
    void theSampleThatIsShippedIsRight() throws IOException {
        String shipped = Files.readString(Path.of("config/goodwill.yaml"));
        assertThat(Till.problems(shipped)).isEmpty();
        String sample = shipped.lines()
                .filter(line -> line.startsWith("#   ") || line.equals("# kinds:"))
                .map(line -> line.substring(2))
                .reduce("", (all, line) -> all + line + "\n");
        assertThat(Till.policy(sample).kinds()).hasSizeGreaterThan(2);
    }

    @Test
    void withoutAFileNothingIsGivenAlone() {
        assertThat(GoodwillPolicy.NONE.kinds())
                .allSatisfy(kind -> assertThat(kind.alone("admin")).isEqualTo(Allowance.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "kind: {}; The key 'kind' is not known here",
                "kinds: { refund: { alone: { agents: {} } } }; The key 'agents' is not known here",
                "kinds: { refund: { alone: { agent: { each: { EUR: 1 } } } } }; The key 'per-month' is missing",
                "kinds: { refund: { alone: { agent: { per-month: 1, each: { EURO: 1 } } } } }; 'EURO' is no currency",
                "kinds: { refund: { alone: { agent: { per-month: 1, each: { XTS: 1 } } } } }; 'XTS' is no currency",
                "kinds: { refund: { alone: { agent: { per-month: 1, each: { JPY: 1.5 } } } } }; '1.5' is no amount of JPY",
                "kinds: { refund: { alone: { agent: { per-month: -1, each: { EUR: 1 } } } } }; '-1' is no number of gestures",
                "kinds: { refund: { alone: { agent: { per-month: 1, each: { EUR: 1 }, total: { USD: 1 } } } } };"
                        + " 'total' names USD and 'each' does not",
                "kinds: { time: { unit: EUR } }; 'EUR' is no unit",
                "kinds: { time: { unit: minutes, alone: { agent: { per-month: 1, each: { hours: 1 } } } } };"
                        + " 'hours' is not the unit of this kind",
                "kinds: { Refund: {} }; 'Refund' is no name for a kind",
            })
    void whatIsWrongIsNamedWithItsCure(String yaml, String what) {
        assertThat(Till.problems(yaml)).extracting(Problem::what).contains(what);
        assertThat(Till.problems(yaml))
                .allSatisfy(problem -> assertThat(problem.cure()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "199.99; EUR; 199.99 EUR",
                "0,5; EUR; 0.50 EUR",
                "20; JPY; 20 JPY",
                "1.125; KWD; 1.125 KWD",
                "15; minutes; 15 minutes",
                "1.125; EUR; ",
                "1.000; EUR; ",
                "1,000; EUR; ",
                "7,5; EUR; 7.50 EUR",
                "1.000; KWD; 1.000 KWD",
                "1.5; JPY; ",
                "0; EUR; ",
                "-5; EUR; ",
                "1e9; EUR; ",
                "1,000.00; EUR; ",
                "5; XTS; ",
                "5; Minutes; ",
                "1.5; minutes; ",
            })
    void amountsHaveTheDigitsOfTheirUnit(String number, String unit, String read) {
        assertThat(Amount.read(number, unit).map(Amount::toString).orElse(null)).isEqualTo(read);
    }
}
