package org.earshot.respond;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.earshot.mention.Forgetting;
import org.earshot.store.Ids;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps views of the queue; owns the table saved_view. Each change is a transaction of its own. */
@Repository
class SavedViewTable implements Forgetting {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Ids ids;

    SavedViewTable(JdbcClient jdbc, TransactionTemplate transactions, Ids ids) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ids = ids;
    }

    List<SavedView> of(String owner) {
        return jdbc.sql("SELECT id, name, address FROM saved_view WHERE owner = ? ORDER BY name_key")
                .param(owner)
                .query((row, number) ->
                        new SavedView(row.getLong("id"), row.getString("name"), row.getString("address")))
                .list();
    }

    /** False where the owner has none of that name. */
    boolean replace(String owner, SavedView view) {
        return jdbc.sql("UPDATE saved_view SET name = ?, address = ? WHERE owner = ? AND name_key = ?")
                        .params(view.name(), view.address(), owner, SavedViews.key(view.name()))
                        .update()
                == 1;
    }

    /** False where the owner has one of that name. */
    boolean insert(String owner, SavedView view) {
        String key = SavedViews.key(view.name());
        return unique(
                () -> jdbc.sql("INSERT INTO saved_view (id, owner, name, name_key, address) VALUES (?, ?, ?, ?, ?)")
                        .params(ids.next(), owner, view.name(), key, view.address())
                        .update());
    }

    /** False where the owner has another one of that name. */
    boolean rename(String owner, long id, String name) {
        return unique(() -> jdbc.sql("UPDATE saved_view SET name = ?, name_key = ? WHERE owner = ? AND id = ?")
                .params(name, SavedViews.key(name), owner, id)
                .update());
    }

    boolean delete(String owner, long id) {
        return jdbc.sql("DELETE FROM saved_view WHERE owner = ? AND id = ?")
                        .params(owner, id)
                        .update()
                == 1;
    }

    /** A view that shows one customer's cases names that customer, and shows nothing any more. */
    @Override
    public void forget(List<Long> mentions, List<Long> cases) {
        List<String> names = cases.stream().flatMap(id -> customer(id).stream()).toList();
        jdbc
                .sql("SELECT id, owner, address FROM saved_view WHERE address LIKE '%customer=%'")
                .query((row, number) -> new Found(row.getLong("id"), row.getString("owner"), row.getString("address")))
                .list()
                .stream()
                .filter(view -> names.stream().anyMatch(view::names))
                .forEach(view -> delete(view.owner(), view.id()));
    }

    private List<String> customer(long caseId) {
        return jdbc.sql("SELECT customer_lower FROM case_ WHERE id = ?")
                .param(caseId)
                .query(String.class)
                .list();
    }

    private record Found(long id, String owner, String address) {
        /** The server behind a handle is mostly left out where one looks for it. */
        boolean names(String customer) {
            return customer.equals(customer()) || customer.startsWith(customer() + "@");
        }

        private String customer() {
            String from = address.substring(address.indexOf("customer=") + "customer=".length());
            String value = URLDecoder.decode(from.split("&", 2)[0], StandardCharsets.UTF_8);
            return (value.startsWith("@") ? value.substring(1) : value).toLowerCase(Locale.ROOT);
        }
    }

    private boolean unique(Runnable change) {
        try {
            transactions.executeWithoutResult(status -> change.run());
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }
}
