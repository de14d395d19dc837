package org.earshot.console.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.earshot.know.Blocks;
import org.earshot.know.Colleagues;
import org.earshot.know.Customer;
import org.earshot.know.Customers;
import org.earshot.know.Erasing;
import org.earshot.mention.ErasedTable;
import org.earshot.mention.ForgottenTable;
import org.earshot.respond.Case;
import org.earshot.respond.Desk;
import org.earshot.share.Abusive;
import org.earshot.share.Withheld;
import org.earshot.store.TestDatabase;
import org.earshot.survey.SurveyObjection;
import org.earshot.triage.Urgency;
import org.earshot.understand.ReadingTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class LeftAloneTest {
    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theBlockedAreNotAskedAndTheirCasesAreGivenToNobodyUntilTheBlockEnds(TestDatabase database) {
        try (Desk desk = new Desk(database);
                AnnotationConfigApplicationContext town = town(desk)) {
            Case item = desk.opened("1", Urgency.NORMAL);
            SurveyObjection objection = town.getBean(SurveyObjection.class);
            Withheld withheld = town.getBean(Withheld.class);
            assertThat(objection.against(item)).isFalse();
            assertThat(withheld.is(item)).isFalse();

            Customer ann = town.getBean(Customers.class).ofCase(item.id()).orElseThrow();
            town.getBean(Blocks.class).block(ann, new Blocks.Wish("sam", "shouts", null), false);
            assertThat(objection.against(item)).isTrue();
            assertThat(withheld.is(item)).isTrue();

            town.getBean(Blocks.class).lift(ann, "sam");
            assertThat(objection.against(item)).isFalse();
            assertThat(withheld.is(item)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatMayBeADangerToLifeIsGivenToSomebodyThoughItsCustomerIsBlocked(TestDatabase database) {
        try (Desk desk = new Desk(database);
                AnnotationConfigApplicationContext town = town(desk)) {
            Case item = desk.opened("1", Urgency.CRITICAL);
            Customer ann = town.getBean(Customers.class).ofCase(item.id()).orElseThrow();
            town.getBean(Blocks.class).block(ann, new Blocks.Wish("sam", "shouts", null), false);

            assertThat(town.getBean(SurveyObjection.class).against(item)).isTrue();
            assertThat(town.getBean(Withheld.class).is(item)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theErasedAreNeverAsked(TestDatabase database) {
        try (Desk desk = new Desk(database);
                AnnotationConfigApplicationContext town = town(desk)) {
            Case item = desk.opened("1", Urgency.NORMAL);
            long ann = town.getBean(Customers.class)
                    .ofCase(item.id())
                    .orElseThrow()
                    .id();
            town.getBean(Erasing.class).erase(ann, "root");

            Case after = desk.cases().find(item.id()).orElseThrow();
            assertThat(town.getBean(SurveyObjection.class).against(after)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatStandsBehindACurtainIsHardToRead(TestDatabase database) {
        try (Desk desk = new Desk(database);
                AnnotationConfigApplicationContext town = town(desk)) {
            Case item = desk.opened("1", Urgency.NORMAL);
            Abusive abusive = town.getBean(Abusive.class);
            assertThat(abusive.is(item, Optional.empty())).isFalse();

            database.jdbc()
                    .sql("UPDATE mention SET body = 'acme bank, you are fucking idiots' WHERE id = ?")
                    .param(item.mainMention())
                    .update();
            assertThat(abusive.is(item, Optional.empty())).isTrue();
        }
    }

    /** What knows customers, over the cases of a desk. */
    private static AnnotationConfigApplicationContext town(Desk desk) {
        AnnotationConfigApplicationContext town = new AnnotationConfigApplicationContext();
        town.setParent(desk.context);
        town.register(ErasedTable.class, ForgottenTable.class, ReadingTable.class);
        town.registerBean(Colleagues.class, () -> () -> List.of("sam"));
        town.scan("org.earshot.know");
        town.register(HardToRead.class, LeftAlone.class);
        town.refresh();
        return town;
    }
}
