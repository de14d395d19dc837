package org.earshot.console.customers;

import java.util.Optional;
import java.util.Set;
import org.earshot.know.Blocks;
import org.earshot.mention.ForgottenTable;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.respond.Case;
import org.earshot.share.Withheld;
import org.earshot.survey.SurveyObjection;
import org.earshot.triage.VerdictTable;
import org.springframework.stereotype.Component;

/**
 * Tells other stations which customers are left alone. Nobody asks the blocked and the erased how it went; nobody is given the cases of
 * the blocked, except where a life may be in danger, which no block hides.
 */
@Component
class LeftAlone implements SurveyObjection, Withheld {
    private static final Set<String> NOBODY = Set.of(ForgottenTable.NOBODY, "deleted");

    private final Blocks blocks;
    private final MentionTable mentions;
    private final VerdictTable verdicts;

    LeftAlone(Blocks blocks, MentionTable mentions, VerdictTable verdicts) {
        this.blocks = blocks;
        this.mentions = mentions;
        this.verdicts = verdicts;
    }

    @Override
    public boolean against(Case item) {
        return NOBODY.contains(item.customer())
                || mentions.find(item.mainMention()).filter(blocks::blocks).isPresent();
    }

    @Override
    public boolean is(Case item) {
        Optional<Mention> main = mentions.find(item.mainMention());
        return main.isPresent()
                && verdicts.find(item.mainMention())
                        .filter(verdict -> blocks.bars(main.get(), verdict))
                        .isPresent();
    }
}
