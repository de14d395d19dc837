package org.earshot.console.survey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.earshot.survey.Survey;
import org.earshot.survey.Surveys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where customers say how it went. A link that is unknown, used up or too old shows the same page, and looking never answers anything,
 * for mail programs and messengers look at links by themselves.
 */
@Controller
class SurveyPage {
    private final Surveys surveys;
    private final SurveyGate gate;
    private final SurveySpeech speech;

    SurveyPage(Surveys surveys, SurveyGate gate, SurveySpeech speech) {
        this.surveys = surveys;
        this.gate = gate;
        this.speech = speech;
    }

    @GetMapping("/s/{token}")
    ModelAndView show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        if (!gate.admits(request.getRemoteAddr())) {
            return busy(request, response);
        }
        Optional<Survey> survey = surveys.open(token);
        return survey.isEmpty()
                ? said("gone", request, response)
                : form(token, survey.get(), Typed.of(survey.get().answer()), response);
    }

    @PostMapping("/s/{token}")
    ModelAndView answer(
            @PathVariable String token,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!gate.admits(request.getRemoteAddr())) {
            return busy(request, response);
        }
        Optional<Survey> survey = surveys.open(token);
        if (survey.isEmpty()) {
            return said("gone", request, response);
        }
        Typed typed = Typed.of(fields);
        Integer csat = typed.csat();
        if (csat == null || !surveys.answer(token, csat, typed.nps(), typed.comment())) {
            ModelAndView page = form(token, survey.get(), typed, response);
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page.addObject("missing", true);
        }
        return page("thanks", Locale.forLanguageTag(survey.get().language()), response)
                .addObject("w", speech.words(survey.get()));
    }

    @PostMapping("/s/{token}/stop")
    ModelAndView stop(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        if (!gate.admits(request.getRemoteAddr())) {
            return busy(request, response);
        }
        return said(surveys.stop(token) ? "stopped" : "gone", request, response);
    }

    private ModelAndView form(String token, Survey survey, Typed typed, HttpServletResponse response) {
        return page("form", Locale.forLanguageTag(survey.language()), response)
                .addObject("w", speech.words(survey))
                .addObject("survey", survey)
                .addObject("typed", typed)
                .addObject("token", token);
    }

    private ModelAndView busy(HttpServletRequest request, HttpServletResponse response) {
        ModelAndView page = said("busy", request, response);
        page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
        return page;
    }

    /** A page that belongs to no survey, in the language of the browser. */
    private ModelAndView said(String state, HttpServletRequest request, HttpServletResponse response) {
        Locale locale = SurveySpeech.browser(request.getLocale());
        return page(state, locale, response).addObject("w", speech.words(locale, ""));
    }

    private static ModelAndView page(String state, Locale locale, HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        return new ModelAndView("survey").addObject("state", state).addObject("lang", locale.toLanguageTag());
    }

    /**
     * What is chosen.
     *
     * @param csat 1 to 5, null for nothing yet
     * @param nps 0 to 10, null for nothing
     * @param comment in the customer's words
     */
    record Typed(@Nullable Integer csat, @Nullable Integer nps, String comment) {
        static Typed of(Survey.@Nullable Answer answer) {
            return answer == null
                    ? new Typed(null, null, "")
                    : new Typed(answer.csat(), answer.nps(), answer.comment() == null ? "" : answer.comment());
        }

        static Typed of(Map<String, String> fields) {
            return new Typed(
                    number(fields.get("csat"), 1, 5),
                    number(fields.get("nps"), 0, 10),
                    fields.getOrDefault("comment", ""));
        }

        private static @Nullable Integer number(@Nullable String text, int least, int most) {
            if (text == null || !text.matches("\\d{1,2}")) {
                return null;
            }
            int number = Integer.parseInt(text);
            return number >= least && number <= most ? number : null;
        }
    }
}
