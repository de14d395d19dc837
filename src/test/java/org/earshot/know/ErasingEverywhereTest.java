package org.earshot.know;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.earshot.respond.Case;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ErasingEverywhereTest {
    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void everyColumnThatCanHoldTextHasOneDecision(TestDatabase database) throws Exception {
        List<String> decided = new ArrayList<>(EveryColumn.PERSONAL);
        decided.addAll(EveryColumn.STAFF);
        decided.addAll(EveryColumn.OURS);

        assertThat(decided)
                .as(
                        "a new column is listed in EveryColumn; one with a customer's words or names is emptied when a person is erased")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(EveryColumn.ofTexts(database));
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void everyPersonalColumnIsFilledBeforeAndBareOfThePersonAfterwards(TestDatabase database) throws Exception {
        try (KnowTown town = new KnowTown(database)) {
            Case item = ErasingTest.lived(town);
            fill(town.jdbc(), item);
            assertThat(EveryColumn.holding(database)).isEqualTo(EveryColumn.PERSONAL);
            long ina = town.customers().ofCase(item.id()).orElseThrow().id();

            town.the(Erasing.class).erase(ina, "root");

            assertThat(EveryColumn.holding(database)).isEmpty();
            JdbcClient jdbc = town.jdbc();
            assertThat(number(jdbc, "SELECT COUNT(*) FROM goodwill WHERE amount = 5"))
                    .isOne();
            assertThat(number(jdbc, "SELECT COUNT(*) FROM goodwill_request WHERE state = 'WITHDRAWN'"))
                    .isOne();
            assertThat(number(jdbc, "SELECT COUNT(*) FROM review WHERE solved = 4"))
                    .isOne();
            assertThat(number(jdbc, "SELECT COUNT(*) FROM survey WHERE csat = 5 AND token_hash IS NULL"))
                    .isOne();
            assertThat(number(jdbc, "SELECT COUNT(*) FROM reply WHERE state IN ('PENDING', 'HELD')"))
                    .isZero();
            assertThat(number(jdbc, "SELECT COUNT(*) FROM saved_view"))
                    .as("of others")
                    .isOne();
            assertThat(number(jdbc, "SELECT COUNT(*) FROM question"))
                    .as("nobody else asked it")
                    .isZero();
        }
    }

    /** What other stations come to know, in rows as they write them. */
    private static void fill(JdbcClient jdbc, Case item) {
        long id = item.id();
        long said = item.mainMention();
        for (String sql : List.of(
                "UPDATE reply SET external_id = 'ours-to-walrusina', url = 'https://m.example/@walrusina/9', state = 'HELD',"
                        + " seen = 'm1.0;r;e0', awaits = 'SUPERVISOR', trouble = 'no answer to @walrusina',"
                        + " vetting = '{\"remark\":\"Ina Walrus\"}' WHERE case_id = " + id,
                "INSERT INTO reply_draft (case_id, user_name, version, updated_at, document, earlier_at, earlier)"
                        + " VALUES (" + id + ", 'ben', 2, 1, 'Dear Ina Walrus', 1, 'Dear walrusina')",
                "INSERT INTO goodwill (id, case_id, brand, person, kind, gestures, amount, unit, month_no, alone, written_at,"
                        + " written_by, why) VALUES (1, " + id
                        + ", 'acme', 'anna', 'refund', 1, 5, 'EUR', 202603, TRUE, 1, 'anna', 'Ina Walrus lost her eels')",
                "INSERT INTO goodwill_request (id, case_id, brand, person, kind, amount, unit, why, limit_word, asked_at, state,"
                        + " remark) VALUES (2, " + id
                        + ", 'acme', 'anna', 'refund', 99, 'EUR', 'Ina Walrus again', 'each', 1, 'WAITING', 'who is walrusina?')",
                "INSERT INTO survey (case_id, brand, customer, language, nps_asked, state, token_hash, sent_at, expires_at, csat,"
                        + " remark) VALUES (" + id
                        + ", 'acme', 'a-hash', 'en', FALSE, 'SENT', 'b-hash', 1, 2, 5, 'my eels are well')",
                "INSERT INTO team (id, name) VALUES ('billing', 'Billing')",
                "INSERT INTO case_team (case_id, team, handed_by, handed_at, note) VALUES (" + id
                        + ", 'billing', 'anna', 1, 'Ina Walrus paid twice')",
                "INSERT INTO review (id, case_id, agent, week, reviewer, reviewed_at, solved, remark) VALUES (3, " + id
                        + ", 'anna', 20500, 'sam', 1, 4, 'you called Ina Walrus a customer')",
                "INSERT INTO question (id, brand, model, centre, members, words, hidden, last_day, version)"
                        + " VALUES (4, 'acme', 'test', '', 1, 'hovercraft', FALSE, 1, 0)",
                "INSERT INTO asked (mention_id, question_id, brand, asked_day, nearness) VALUES (" + said
                        + ", 4, 'acme', 1, 1000)",
                "INSERT INTO saved_view (id, owner, name, name_key, address)"
                        + " VALUES (5, 'anna', 'Walrusina', 'walrusina', '/?brand=acme&customer=%40walrusina')",
                "INSERT INTO saved_view (id, owner, name, name_key, address) VALUES (6, 'anna', 'Rest', 'rest', '/?customer=otto')")) {
            jdbc.sql(sql).update();
        }
        jdbc.sql("UPDATE verdict SET document = ? WHERE mention_id = ?")
                .params(KnowTown.json(KnowTown.verdict(Urgency.HIGH, "broken", "my hovercraft is full")), said)
                .update();
    }

    private static long number(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
