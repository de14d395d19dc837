package org.earshot.respond;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.Receipt;
import org.earshot.mention.Texts;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of replies after their platform took them: the columns delivered_at and read_at of the table reply. */
@Repository
class ReplyReceiptTable {
    private final JdbcClient jdbc;
    private final ReplyTable replies;

    ReplyReceiptTable(JdbcClient jdbc, ReplyTable replies) {
        this.jdbc = jdbc;
        this.replies = replies;
    }

    /** The replies that a source sent under this name. */
    List<Reply> named(String source, String externalId) {
        return jdbc
                .sql("SELECT id FROM reply WHERE external_id = ? AND source = ? ORDER BY id")
                .params(externalId, source)
                .query(Long.class)
                .list()
                .stream()
                .map(replies::find)
                .flatMap(Optional::stream)
                .toList();
    }

    /** True while a source sends a reply whose name nobody knows yet. */
    boolean underWay(String source) {
        return jdbc.sql(
                                "SELECT COUNT(*) FROM reply WHERE state = 'PENDING' AND source = ? AND attempts > 0 AND trouble IS NULL")
                        .param(source)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Notes that it arrived, or was read; false where that is known or it is not on the platform. */
    boolean arrived(long id, Receipt.Kind kind, Instant at) {
        String column = kind == Receipt.Kind.READ ? "read_at" : "delivered_at";
        return jdbc.sql("UPDATE reply SET " + column + " = ? WHERE id = ? AND state = 'SENT' AND " + column
                                + " IS NULL")
                        .param(Times.toColumn(at))
                        .param(id)
                        .update()
                == 1;
    }

    /** Notes that it never arrived; false where it did, or that is known. */
    boolean lost(long id, String trouble) {
        return jdbc.sql("UPDATE reply SET state = 'FAILED', trouble = ?, awaits = NULL"
                                + " WHERE id = ? AND state = 'SENT' AND delivered_at IS NULL AND read_at IS NULL")
                        .param(Texts.cut(trouble, 500))
                        .param(id)
                        .update()
                == 1;
    }
}
