package org.earshot.gather;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForgottenAskersTest {
    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theWordsOfAQuestionAreFoundAnewWithoutWhoeverIsForgotten(TestDatabase database) {
        try (Crowd crowd = new Crowd(database, null)) {
            long ann = crowd.asks("ann", "en", "Where is parcel kowalska waiting?", 1);
            crowd.asks("bob", "en", "Where is parcel kowalska waiting?", 1);
            crowd.asks("cleo", "en", "Where is parcel kowalska waiting?", 1);
            long dan = crowd.asks("dan", "en", "Where is parcel waiting?", 1);
            crowd.bean(Gathering.class).gather();
            long question = question(crowd, ann);
            assertThat(question(crowd, dan)).isEqualTo(question);
            assertThat(words(crowd, question)).contains("kowalska", "parcel", "waiting");

            crowd.bean(ForgottenAskers.class).forget(List.of(ann), List.of());
            crowd.bean(ForgottenAskers.class).purge(List.of(ann));

            assertThat(words(crowd, question)).contains("parcel", "waiting").doesNotContain("kowalska");
            assertThat(crowd.bean(Questions.class).find(question))
                    .hasValueSatisfying(still -> assertThat(still.members()).isEqualTo(4));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatOneErasedPersonAloneAskedIsGoneAndWhatTheyOnlyDeletedStaysCounted(TestDatabase database) {
        try (Crowd crowd = new Crowd(database, null)) {
            long once = crowd.asks("ann", "en", "Where is parcel kowalska waiting?", 1);
            long again = crowd.asks("ann", "en", "Where is parcel kowalska waiting now?", 0);
            crowd.bean(Gathering.class).gather();
            long question = question(crowd, once);

            crowd.bean(ForgottenAskers.class).purge(List.of(once, again));
            crowd.bean(ForgottenAskers.class).forget(List.of(once), List.of());
            assertThat(crowd.bean(Questions.class).find(question)).isPresent();

            crowd.bean(ForgottenAskers.class).forget(List.of(once, again), List.of());
            assertThat(crowd.bean(Questions.class).find(question)).isEmpty();
            assertThat(crowd.bean(AskedTable.class).questions(List.of(once, again)))
                    .isEmpty();
        }
    }

    private static long question(Crowd crowd, long mention) {
        return crowd.bean(AskedTable.class)
                .questions(List.of(mention))
                .values()
                .iterator()
                .next();
    }

    private static String words(Crowd crowd, long question) {
        return crowd.bean(Questions.class).find(question).orElseThrow().words();
    }
}
