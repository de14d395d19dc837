package org.earshot.spend;

import java.util.List;
import org.earshot.mention.Forgetting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Forgets the names of erased posts among those that a platform charged for lately. */
@Repository
class ForgottenChargeTable implements Forgetting {
    private final JdbcClient jdbc;

    ForgottenChargeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void forget(List<Long> mentions, List<Long> cases) {
        for (long mention : mentions) {
            jdbc.sql("""
                            DELETE FROM charged_post WHERE EXISTS (SELECT 1 FROM mention m
                             WHERE m.id = ? AND m.platform = charged_post.platform AND m.external_id = charged_post.external_id)
                            """).param(mention).update();
        }
    }
}
