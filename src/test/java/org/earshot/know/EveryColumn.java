package org.earshot.know;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.earshot.store.TestDatabase;

/** Every column of every table that can hold text, and whether a customer's words or names may stand in it. */
final class EveryColumn {
    private static final Set<Integer> TEXTS =
            Set.of(Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB, Types.NVARCHAR);

    /** What customers said, who they are, and what staff wrote about them or to them: empty once a person is erased. */
    static final Set<String> PERSONAL = columns("""
            alert          document
            background     author
            case_          customer customer_key customer_lower outcome thread
            case_more_time why
            case_team      note
            case_word      word
            charged_post   external_id
            customer_block reason
            customer_note  body
            goodwill       why
            goodwill_request remark why
            handle         handle_key
            handle_link    why
            journal        document
            mention        author author_id author_name body external_id own_ref parent raw thread url
            mention_edit   body
            question       words
            reading        document
            reply          body external_id trouble url vetting
            reply_draft    document earlier
            review         remark
            saved_view     address name name_key
            survey         remark
            verdict        document
            """);

    /** Names, logins and settings of staff, and what they wrote for everybody. */
    static final Set<String> STAFF = columns("""
            admission        address agent id user_name way
            article_version  changed_by document
            audit            deed what who
            case_batch       deed doer
            case_batch_line  assignee state
            case_            assignee
            case_given       who
            case_more_time   asked_by
            case_shown       shown_to
            case_team        handed_by team
            colleague        brands languages name platforms topics
            config_version   deed file hash note text who
            customer_block   blocked_by lifted_by
            customer_note    changed_by
            goodwill         form_key person written_by
            goodwill_request decided_by form_key person
            goodwill_turn    person
            handle_link      who
            holding_reply    author
            journal          who
            label            labelled_by
            login_try        account address
            note_mention     named_by user_name
            praise           who
            presence         user_name
            question         name
            recovery_code    hash user_name
            reply            author
            reply_draft      user_name
            reset_link       hash user_name
            review           agent reviewer
            review_draw      agent
            saved_view       owner
            team             id name
            team_member      team who
            token            hash label scope user_name
            user_            full_name language name password role totp_key zone
            user_change      after_value before_value field user_name who
            user_sso         issuer subject user_name
            """);

    /** Codes, hashes, brands, places in a stream and errors in Earshot's own words, which quote nobody. */
    static final Set<String> OURS = columns("""
            alert           alert_id channel reason recipient state trouble
            asked           brand
            background      brand platform
            case_           brand conversation language platform source state
            case_batch_line unanswered
            case_figure     brand language platform sentiment topic
            case_span       brand
            charged_post    platform
            customer_note   kind
            delivery        delivery_id source
            erased          hash
            goodwill        brand kind unit
            goodwill_request bound brand kind limit_word state unit
            handle          platform
            journal         deed
            label           sentiment urgency
            ledger          source
            mention         brand fingerprint language platform source stage stars_raw trouble visibility
            praise          brand language platform state
            question        brand centre model
            reading         label language model
            reply           awaits idempotency_key kind seen source state
            source_gap      since source until why
            source_state    position source state stopped_for trouble
            source_vitals   key_for source
            spending        platform source template
            survey          brand customer language state token_hash
            survey_stop     customer
            validator       address_hash etag last_modified source
            verdict         policy source urgency
            """);

    private EveryColumn() {}

    private static Set<String> columns(String table) {
        return table.lines()
                .map(line -> line.strip().split("\\s+"))
                .flatMap(words -> Arrays.stream(words).skip(1).map(column -> words[0] + "." + column))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the migrations made, without the tables of Quartz and Flyway. */
    static Set<String> ofTexts(TestDatabase database) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Connection connection = database.source().getConnection();
                ResultSet rows = connection.getMetaData().getColumns(null, connection.getSchema(), null, null)) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (TEXTS.contains(rows.getInt("DATA_TYPE"))
                        && !table.startsWith("qrtz_")
                        && !table.startsWith("flyway_")) {
                    found.add(table + "." + rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        return found;
    }

    /** Those of the columns in which a trace stands. */
    static Set<String> holding(TestDatabase database) throws SQLException {
        Set<String> found = new TreeSet<>();
        for (String column : ofTexts(database)) {
            String[] parts = column.split("\\.", 2);
            String sql = "SELECT * FROM " + parts[0];
            try (Connection connection = database.source().getConnection();
                    ResultSet rows = connection.createStatement().executeQuery(sql)) {
                while (rows.next()) {
                    if (!ErasingTest.traces(rows.getString(parts[1])).isEmpty()) {
                        found.add(column);
                    }
                }
            }
        }
        return found;
    }
}
