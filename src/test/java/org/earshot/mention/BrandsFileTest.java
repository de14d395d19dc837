package org.earshot.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.earshot.configure.Problems;
import org.earshot.configure.YamlFile;
import org.earshot.mention.OfficeHours.Opening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrandsFileTest {
    private static final Path FILE = Path.of("config/brands.yaml");

    @Test
    void readsTheFileOfTheContract() {
        Problems problems = new Problems();
        List<Brand> brands = read("""
                brands:
                  - id: acme
                    name: Acme Bank
                    terms: ["acme bank", "@acmebank", "#acmebank"]
                    exclude: ["acme dynamite"]
                    languages: [en, es, pl]
                    time-zone: Europe/Madrid
                    hours: { mon-fri: "09:00-18:00", sat: ["10:00-14:00", "16:00-24:00"] }
                    holidays: ["2026-12-25"]
                """, problems);

        assertThat(problems.all()).isEmpty();
        assertThat(brands).hasSize(1);
        Brand acme = brands.get(0);
        assertThat(acme.terms()).containsExactly("acme bank", "@acmebank", "#acmebank");
        assertThat(acme.languages()).containsExactlyInAnyOrder("en", "es", "pl");
        assertThat(acme.hours().zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
        assertThat(acme.hours().holidays()).containsExactly(LocalDate.parse("2026-12-25"));
        Map<DayOfWeek, List<Opening>> week = acme.hours().week();
        assertThat(week).doesNotContainKey(DayOfWeek.SUNDAY).hasSize(6);
        assertThat(week.get(DayOfWeek.FRIDAY)).containsExactly(new Opening(LocalTime.of(9, 0), LocalTime.of(18, 0)));
        assertThat(week.get(DayOfWeek.SATURDAY))
                .containsExactly(
                        new Opening(LocalTime.of(10, 0), LocalTime.of(14, 0)),
                        new Opening(LocalTime.of(16, 0), LocalTime.MIDNIGHT));
    }

    @Test
    void readsWhatABrandAsksOfItsReplies() {
        Problems problems = new Problems();
        ReplyRules rules = read("""
                brands:
                  - id: acme
                    terms: [acme]
                    tone: { formal: { es: true, pl: false }, emoji: few, banned: { en: [unfortunately] }, longest: 400 }
                    approval: [x, google-play]
                    personal-data:
                      own: [help@acme.example]
                      order-numbers: ["ACME-\\\\d{6}"]
                      may-be-said: [email]
                """, problems).get(0).rules();

        assertThat(problems.all()).isEmpty();
        assertThat(rules.tone())
                .isEqualTo(new ReplyRules.Tone(
                        Map.of("es", true, "pl", false),
                        ReplyRules.Emoji.FEW,
                        Map.of("en", List.of("unfortunately")),
                        400));
        assertThat(rules.approval()).containsExactlyInAnyOrder("x", "google-play");
        assertThat(rules.own()).containsExactly("help@acme.example");
        assertThat(rules.numbers().get(0).matcher("acme-123456").matches()).isTrue();
        assertThat(rules.sayable()).containsExactly("email");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tone: { formal: { de: true } }                  | The key 'de' is not known here
            tone: { formal: { es: perhaps } }               | 'perhaps' is neither true nor false
            tone: { emoji: many }                           | 'many' does not say how many emoji
            tone: { longest: 5 }                            | 5 is no length of a reply
            personal-data: { may-be-said: [card] }          | 'card' may never be said in public, or is no kind of personal data
            personal-data: { order-numbers: ["[a-z"] }      | '[a-z' is no pattern: unclosed character class
            personal-data: { order-numbers: ["\\\\d*"] }     | This pattern is too long or fits everything
            approval: ["*"]                                 | '*' is no platform
            """)
    void whatARuleForRepliesCannotMeanIsNamed(String line, String problem) {
        Problems problems = new Problems();
        read("brands:\n  - id: acme\n    terms: [acme]\n    " + line, problems);

        assertThat(problems.all())
                .singleElement()
                .satisfies(found -> assertThat(found.what()).isEqualTo(problem));
    }

    @Test
    void theLeastBrandIsEnglishInUtcAndAlwaysOpen() {
        Problems problems = new Problems();
        Brand acme = read("brands: [{ id: acme, terms: acme }]", problems).get(0);

        assertThat(problems.all()).isEmpty();
        assertThat(acme.name()).isEqualTo("acme");
        assertThat(acme.languages()).containsExactly("en");
        assertThat(acme.hours().week()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ id: a, terms: [x], term: y }                         | 'term'        | Perhaps 'terms' was meant",
                "{ terms: [x] }                                         | 'id'          | Add id",
                "{ id: a }                                              | 'terms'       | Add terms",
                "{ id: a, terms: [] }                                   | no terms      | Add words",
                "{ id: A b, terms: [x] }                                | 'A b'         | lower-case",
                "{ id: a, terms: [x, X] }                               | twice         | Drop one",
                "{ id: a, terms: ['*'] }                                | no letter     | Write a word",
                "{ id: a, terms: [x], languages: [english] }            | 'english'     | ISO 639-1",
                "{ id: a, terms: [x], time-zone: Madrid }               | 'Madrid'      | Europe/Madrid",
                "{ id: a, terms: [x], hours: { mon: '09:00-08:00' } }   | '09:00-08:00' | 09:00-18:00",
                "{ id: a, terms: [x], hours: { mon: '9-18' } }          | '9-18'        | 09:00-18:00",
                "{ id: a, terms: [x], hours: { mon: '09:00-25:00' } }   | '09:00-25:00' | 09:00-18:00",
                "{ id: a, terms: [x], hours: { lun: '09:00-18:00' } }   | 'lun'         | mon-fri",
                "{ id: a, terms: [x], hours: { mon-tue: '09:00-18:00', tue: '09:00-12:00' } } | tue are there twice | once",
                "{ id: a, terms: [x], hours: { mon: ['09:00-18:00', '17:00-20:00'] } } | overlap | end before",
                "{ id: a, terms: [x], holidays: ['25.12.2026'] }        | '25.12.2026'  | 2026-12-25",
                "acme                                                   | brand with id | - id",
            })
    void namesWhatIsWrongWithItsLineAndACure(String brand, String what, String cure) {
        Problems problems = new Problems();
        read("brands:\n  - " + brand, problems);

        assertThat(problems.all()).hasSize(1);
        assertThat(problems.all().get(0).line()).isEqualTo(2);
        assertThat(problems.all().get(0).what()).contains(what);
        assertThat(problems.all().get(0).cure()).contains(cure).doesNotEndWith(".");
    }

    @Test
    void theSameBrandTwiceAndNoBrandAtAllAreProblems() {
        Problems twice = new Problems();
        read("brands: [{ id: a, terms: [x] }, { id: a, terms: [y] }]", twice);
        Problems none = new Problems();
        read("brands: []", none);

        assertThat(twice.all()).singleElement().extracting("what").asString().contains("twice");
        assertThat(none.all()).singleElement().extracting("what").asString().contains("no brand");
    }

    private static List<Brand> read(String yaml, Problems problems) {
        return BrandsFile.read(YamlFile.parse(yaml, FILE, problems).orElseThrow(), problems);
    }
}
