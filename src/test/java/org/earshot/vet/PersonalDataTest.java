package org.earshot.vet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.earshot.mention.Brand;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.ReplyRules;
import org.earshot.respond.Hold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
    private static final Brand ACME = new Brand(
            "acme",
            "Acme",
            List.of("acme"),
            List.of(),
            Set.of("en", "es", "pl"),
            OfficeHours.always(ZoneId.of("Europe/Madrid")),
            new ReplyRules(
                    ReplyRules.Tone.NONE,
                    Set.of(),
                    List.of("help@acme.example", "acme.test", "+34 900 123 456", "Calle Mayor 1"),
                    List.of(Pattern.compile("ACME-\\d{6}", Pattern.CASE_INSENSITIVE)),
                    ReplyRules.SAYABLE));
    private final PersonalData data = new PersonalData();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            email   | We wrote to ann.smith+x@mail.example yesterday.       | ann.smith+x@mail.example
            email   | Escríbenos a josé@correo.example, gracias             | josé@correo.example
            email   | We wrote to ann.smith (at) mail.example yesterday.    | ann.smith (at) mail.example
            email   | Mail to ann [AT] mail [dot] example please            | ann [AT] mail [dot] example
            email   | Escríbenos a josé(arroba)correo.example, gracias      | josé(arroba)correo.example
            email   | Piszemy na jan {małpa} poczta (kropka) example.       | jan {małpa} poczta (kropka) example
            phone   | Call us back on +34 612 345 678 please                | +34 612 345 678
            phone   | Tu número 612 345 678 está anotado                    | 612 345 678
            phone   | Dzwonimy na 512 345 678.                              | 512 345 678
            phone   | Your number +48 512-345-678 is noted                  | +48 512-345-678
            phone   | We ring you on 07912 345678 at noon                   | 07912 345678
            phone   | 0034 915 123 456 es el suyo?                          | 0034 915 123 456
            iban    | Refunded to ES91 2100 0418 4502 0005 1332 today       | ES91 2100 0418 4502 0005 1332
            iban    | konto PL61109010140000071219812874.                   | PL61109010140000071219812874
            iban    | to gb29nwbk60161331926819 and more                    | gb29nwbk60161331926819
            iban    | IBAN DE89-3704-0044-0532-0130-00                      | DE89-3704-0044-0532-0130-00
            card    | the card 4111 1111 1111 1111 is blocked               | 4111 1111 1111 1111
            card    | card 5500-0000-0000-0004                              | 5500-0000-0000-0004
            card    | amex 378282246310005 ok                               | 378282246310005
            id      | su DNI 12345678Z                                      | 12345678Z
            id      | DNI 12.345.678-Z.                                     | 12.345.678-Z
            id      | NIE X1234567L                                         | X1234567L
            id      | NIE x-1234567-l                                       | x-1234567-l
            id      | PESEL 44051401359                                     | 44051401359
            id      | PESEL 02070803628!                                    | 02070803628
            id      | PESEL 440514 01359                                    | 440514 01359
            id      | dni 12345678 z                                        | 12345678 z
            card    | the card 4111.1111.1111.1111                          | 4111.1111.1111.1111
            card    | the card 4111  1111  1111  1111                       | 4111  1111  1111  1111
            card    | the card 4111 1111 1111 1111 is        | 4111 1111 1111 1111
            card    | the card 4111–1111–1111–1111 is                       | 4111–1111–1111–1111
            card    | card ４１１１１１１１１１１１１１１１                 | ４１１１１１１１１１１１１１１１
            card    | card 41111​11111​111111 is                  | 41111​11111​111111
            iban    | konto PL61 1090 1014 0000 0712 1981 2874. | PL61 1090 1014 0000 0712 1981 2874
            email   | Escríbenos a josé@correo.example, gracias       | josé@correo.example
            order   | Your order acme-123456 left                           | acme-123456
            address | We send it to 12 Baker Street tomorrow                | 12 Baker Street
            address | Lo enviamos a la Calle de Alcalá, 45                  | Calle de Alcalá, 45
            address | a C/ Gran Vía nº 12 hoy                               | C/ Gran Vía nº 12
            address | wyślemy na ul. Marszałkowska 10/12 jutro              | ul. Marszałkowska 10/12
            address | na al. Jana Pawła 22 m. 5                             | al. Jana Pawła 22 m. 5
            name    | Dear John Smith, sorry                                | John Smith
            name    | Szanowna Pani Anna Kowalska, przykro nam              | Anna Kowalska
            name    | Hola Carlos Ruiz, lo sentimos                         | Carlos Ruiz
            """)
    void whatBelongsToOnePersonIsFoundWhereItStands(String kind, String text, String words) {
        assertThat(data.in(text, ACME, "angry_customer")).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(text.substring(found.start(), found.end())).isEqualTo(words);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We refunded 1,299.00 EUR on 12/03/2026.",
                "Te devolvemos 1.299,00 € antes del 31-12-2026",
                "We refund 612345678 EUR",
                "Zwrócimy 123 456 789 zł do 2026-03-02.",
                "It takes 3-5 days, from 09:00 to 18:00, in 2026.",
                "Your tracking number is 612345678",
                "tracking: 00340434161094021501",
                "The parcel 1Z999AA10123456784 is on its way",
                "número de seguimiento: 915123456",
                "Numer przesyłki 512345678 jest w drodze",
                "Order 4111111111111112 is no card: its last digit is wrong",
                "ES91 2100 0418 4502 0005 1333 has a wrong check digit",
                "12345678A has the wrong letter",
                "44051401358 fails the checksum and 44991401354 is no date",
                "Version 10.16.1.1 of the app, build 20260302",
                "@ann@other.example thank you!",
                "Write to help@acme.example or care@acme.test",
                "Write to help (at) acme.example or care [arroba] acme [punto] test",
                "We look (at) it. Meet us [at] noon. See you (at) home",
                "Call +34 900 123 456 or 900 123 456",
                "See https://acme.test/orders/612345678?t=4111111111111111",
                "We were at Calle Mayor 1",
                "Street parties and 24 hours of music in Madrid",
                "The 100 best Stores",
                "Dear Customer, we are sorry",
                "Hola, gracias por escribirnos. Un saludo, Ana",
                "Dzień dobry, dziękujemy za wiadomość!",
                "In 2024 and 2025 we had 1 200 000 customers",
                "Room 4015, gate B12, flight IB3456",
                "100% of 5G users, 4x faster, 2-for-1",
                "Model XT-2000-1234 and SKU 8412345678905"
            })
    void whatOnlyLooksLikeItIsLeftAlone(String text) {
        assertThat(data.in(text, ACME, "angry_customer")).isEmpty();
    }

    @Test
    void aNameThatTheCustomerShowsMayBeSaid() {
        assertThat(data.in("Dear John Smith, sorry", ACME, "john_smith82")).isEmpty();
        assertThat(data.in("Hola José Núñez", ACME, "jn82 Jose Nunez")).isEmpty();
    }

    @Test
    void cardsAndIdentitiesAreNeverSaidAndTheRestAsTheBrandAllows() {
        List<Found> all = data.in(
                "4111 1111 1111 1111, 12345678Z, a@b.example, ES91 2100 0418 4502 0005 1332, ACME-123456", ACME, "x");

        assertThat(PersonalDataGate.holds(all, Set.of("email", "order")))
                .extracting(Hold::code, Hold::release)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("card", Hold.Release.NOBODY),
                        org.assertj.core.api.Assertions.tuple("id", Hold.Release.NOBODY),
                        org.assertj.core.api.Assertions.tuple("email", Hold.Release.REASON),
                        org.assertj.core.api.Assertions.tuple("iban", Hold.Release.NOBODY),
                        org.assertj.core.api.Assertions.tuple("order", Hold.Release.REASON));
        assertThat(PersonalDataGate.holds(all, Set.of("card", "id")).get(0).release())
                .isEqualTo(Hold.Release.NOBODY);
        assertThat(Map.of("places", PersonalDataGate.holds(all, Set.of()).get(2).places()))
                .containsEntry("places", List.of(new Hold.Place(32, 43)));
    }
}
