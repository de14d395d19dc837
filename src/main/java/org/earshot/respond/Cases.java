package org.earshot.respond;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.earshot.store.Times;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Scaffold, replaced at merge. */
@Service
public class Cases {
    private final JdbcClient jdbc;

    Cases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Case> find(long id) {
        return jdbc.sql("SELECT * FROM case_ WHERE id = ?")
                .param(id)
                .query((row, number) -> new Case(
                        row.getLong("id"),
                        row.getString("brand"),
                        row.getString("platform"),
                        row.getString("thread"),
                        row.getString("customer"),
                        CaseState.valueOf(row.getString("state")),
                        Urgency.values()[row.getInt("urgency_rank")],
                        row.getInt("score"),
                        Times.fromFilled(row, "opened_at"),
                        Times.fromColumn(row, "due_at"),
                        row.getString("assignee"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        row.getLong("main_mention"),
                        1,
                        0))
                .optional();
    }

    public CasePage page(CaseQuery query) {
        if (query.cursor() != null) {
            throw new IllegalArgumentException("cursor");
        }
        List<Case> all = jdbc.sql("SELECT id FROM case_").query(Long.class).list().stream()
                .map(this::need)
                .filter(one -> query.states().isEmpty() || query.states().contains(one.state()))
                .toList();
        return new CasePage(all, null, all.size());
    }

    public List<JournalEntry> journal(long id) {
        return List.of();
    }

    public List<Reply> replies(long id) {
        return List.of();
    }

    public Case claim(long id, String user) {
        return change(id, user, "CLAIMED", user);
    }

    public Case release(long id, String user) {
        return change(id, user, "OPEN", null);
    }

    public Case acknowledge(long id, String user) {
        return change(id, user, "CLAIMED", user);
    }

    public Case note(long id, String user, String text) {
        return need(id);
    }

    public Case reply(long id, String user, String text) {
        return need(id);
    }

    public Case snooze(long id, String user, Instant until) {
        return change(id, user, "SNOOZED", user);
    }

    public Case resolve(long id, String user, String outcome) {
        return change(id, user, "RESOLVED", user);
    }

    public Case dismiss(long id, String user, String why) {
        return change(id, user, "DISMISSED", user);
    }

    public Case reopen(long id, String user) {
        if (need(id).state() == CaseState.OPEN) {
            throw new NotAllowed("the case is open");
        }
        return change(id, user, "OPEN", null);
    }

    public Case assign(long id, String by, String to) {
        jdbc.sql("UPDATE case_ SET assignee = ? WHERE id = ?").params(to, id).update();
        return need(id);
    }

    private Case need(long id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no case"));
    }

    private Case change(long id, String user, String state, @Nullable String assignee) {
        String holder = need(id).assignee();
        if (holder != null && !holder.equals(user)) {
            throw new HeldByAnother(id, holder);
        }
        jdbc.sql("UPDATE case_ SET state = ?, assignee = ? WHERE id = ?")
                .param(state)
                .param(assignee)
                .param(id)
                .update();
        return need(id);
    }
}
