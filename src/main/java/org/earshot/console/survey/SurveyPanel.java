package org.earshot.console.survey;

import java.util.Optional;
import org.earshot.console.pages.CasePanel;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.Wording;
import org.earshot.respond.Case;
import org.earshot.survey.Survey;
import org.earshot.survey.Surveys;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the customer said of a case, beside it. */
@Component
@Order(70)
class SurveyPanel implements CasePanel {
    private final Surveys surveys;
    private final Wording wording;

    SurveyPanel(Surveys surveys, Wording wording) {
        this.surveys = surveys;
        this.wording = wording;
    }

    @Override
    public String name() {
        return "case-survey";
    }

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public Optional<?> show(Case item, Staff reader) {
        return surveys.ofCase(item.id()).map(survey -> {
            Survey.Answer answer = survey.answer();
            return new Shown(
                    wording.past(survey.sentAt(), wording.zone(item.brand())),
                    answer,
                    answer == null ? null : wording.past(answer.at(), wording.zone(item.brand())));
        });
    }

    /**
     * What is shown.
     *
     * @param asked when
     * @param answer what was said, null before
     * @param answered when, null before
     */
    record Shown(
            Moment asked,
            Survey.@Nullable Answer answer,
            @Nullable Moment answered) {}
}
