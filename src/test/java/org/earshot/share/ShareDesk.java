package org.earshot.share;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.earshot.configure.Live;
import org.earshot.respond.Case;
import org.earshot.respond.CaseChanged;
import org.earshot.respond.Cases;
import org.earshot.respond.Desk;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.earshot.understand.ReadingTable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The package as Spring wires it, over the cases of a desk. */
final class ShareDesk implements AutoCloseable {
    private final Desk desk;
    private final JdbcClient jdbc;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Set<Long> withheld = ConcurrentHashMap.newKeySet();
    private int opened;

    ShareDesk(TestDatabase database, SharingRules rules, String... names) {
        desk = new Desk(database);
        jdbc = database.jdbc();
        context.setParent(desk.context);
        context.registerBean(File.class, () -> new File(rules));
        context.registerBean(Roster.class, () -> () -> Set.copyOf(Arrays.asList(names)));
        context.registerBean(Withheld.class, () -> item -> withheld.contains(item.id()));
        context.register(ReadingTable.class);
        context.scan("org.earshot.share");
        context.refresh();
    }

    /** Not marked as a configuration, so that no scan of another test finds it. */
    static class File {
        private final SharingRules rules;

        File(SharingRules rules) {
            this.rules = rules;
        }

        @Bean
        Live<SharingRules> sharing() {
            return new Live<>(rules);
        }
    }

    Desk desk() {
        return desk;
    }

    /** The cases that are given to nobody. */
    Set<Long> withheld() {
        return withheld;
    }

    Cases cases() {
        return desk.cases();
    }

    <T> T of(Class<T> type) {
        return context.getBean(type);
    }

    /** Somebody who is here and reads these languages. */
    void here(String name, int most, String... languages) {
        of(Colleagues.class).teach(name, new Skills(Set.of(languages), Set.of(), Set.of(), Set.of(), most), Set.of());
        of(Colleagues.class).here(name);
    }

    /** An open case that was read as written in a language, with an intent. */
    Case opened(Urgency urgency, String language, String intent) {
        Case item = desk.opened(context.getId() + "-" + opened++, urgency);
        String document = "{\"language\":\"" + language
                + "\",\"brandMatch\":true,\"sentiment\":{\"label\":\"UNKNOWN\",\"negative\":0.0,"
                + "\"neutral\":0.0,\"positive\":0.0,\"sentences\":[]},\"intent\":\"" + intent
                + "\",\"topics\":[],\"model\":\"by-hand\",\"estimates\":null}";
        jdbc.sql("INSERT INTO reading (mention_id, language, label, model, read_at, document)"
                        + " VALUES (?, ?, 'UNKNOWN', 'by-hand', 0, ?)")
                .params(item.mainMention(), language, document)
                .update();
        return item;
    }

    /** As the daemon makes known that a case changed. */
    void changed(Case item) {
        context.publishEvent(new CaseChanged(item.id()));
    }

    String holder(Case item) {
        return String.valueOf(cases().find(item.id()).orElseThrow().assignee());
    }

    /** How many cases everybody holds. */
    Map<String, Integer> held() {
        return of(GiftTable.class).loads();
    }

    @Override
    public void close() {
        context.close();
        desk.close();
    }
}
