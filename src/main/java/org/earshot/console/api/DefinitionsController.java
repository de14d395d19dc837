package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earshot.admin.SourceDefinition;
import org.earshot.admin.SourceEdit;
import org.earshot.admin.SourceEditing;
import org.earshot.admin.SourceWish;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Adds, changes and removes sources in their files; for admins. */
@Tag(name = "Sources")
@RestController
class DefinitionsController {
    private static final int LONGEST = 200;

    private final SourceEditing editing;

    DefinitionsController(SourceEditing editing) {
        this.editing = editing;
    }

    @Operation(summary = "What the files say of a source; a secret that stands in a file is named, not shown")
    @ApiResponse(responseCode = "200", description = "The definition, with the fingerprint of its file")
    @ApiResponse(responseCode = "404", description = "There is no such source")
    @GetMapping("/api/v1/sources/{id}/definition")
    DefinitionJson look(@PathVariable String id) {
        return editing.find(id).map(DefinitionJson::of).orElseThrow(() -> Refusals.notFound("such source"));
    }

    @Operation(
            summary = "Writes a source into its file, a new one into routes/sources/console.camel.yaml",
            description = "Parameters that are left out are taken out, but a secret that stands in the file stays."
                    + " A secret is given as {{env:NAME}}. The version before is kept in routes/sources/.history.")
    @ApiResponse(responseCode = "200", description = "It is in the file; live says whether it runs, problems why not")
    @ApiResponse(responseCode = "201", description = "The same, for a source that is new")
    @ApiResponse(responseCode = "409", description = "The file is no longer the one with the fingerprint of ifMatch")
    @ApiResponse(responseCode = "422", description = "It cannot be so; problems says why, by field")
    @PutMapping("/api/v1/sources/{id}/definition")
    ResponseEntity<WrittenJson> write(@PathVariable String id, @RequestBody DefinitionIn body, Principal who) {
        boolean fresh = editing.find(id).isEmpty();
        SourceEdit.Done done = done(editing.save(body.wish(id), false, Asked.text(body.ifMatch()), who.getName()));
        DefinitionJson now = editing.find(id).map(DefinitionJson::of).orElse(null);
        return ResponseEntity.status(fresh ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new WrittenJson(done.file(), done.live(), done.problems(), now));
    }

    @Operation(summary = "Takes a source out of its file; what it has brought stays")
    @ApiResponse(responseCode = "200", description = "It is out of the file")
    @ApiResponse(responseCode = "404", description = "There is no such source")
    @ApiResponse(responseCode = "409", description = "The file is no longer the one with the fingerprint of ifMatch")
    @DeleteMapping("/api/v1/sources/{id}/definition")
    WrittenJson remove(
            @PathVariable String id, @RequestParam(required = false) @Nullable String ifMatch, Principal who) {
        SourceEdit.Done done = done(editing.remove(id, Asked.text(ifMatch), who.getName()));
        return new WrittenJson(done.file(), done.live(), done.problems(), null);
    }

    private static SourceEdit.Done done(SourceEdit edit) {
        if (edit instanceof SourceEdit.Done done) {
            return done;
        }
        if (edit instanceof SourceEdit.Faulty faulty) {
            ProblemDetail problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, "the source cannot be so");
            problem.setProperty("problems", faulty.faults());
            throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_ENTITY, problem, null);
        }
        if (edit instanceof SourceEdit.Overtaken overtaken) {
            ProblemDetail problem = problem(HttpStatus.CONFLICT, "somebody has changed the file since it was read");
            problem.setProperty("fingerprint", overtaken.fingerprint());
            problem.setProperty("difference", overtaken.difference().text());
            throw new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
        }
        if (edit instanceof SourceEdit.Refused refused) {
            throw Refusals.unprocessable(refused.why());
        }
        throw Refusals.notFound("such source");
    }

    private static ProblemDetail problem(HttpStatus status, String why) {
        return ProblemDetail.forStatusAndDetail(status, why);
    }

    /**
     * A source as its file defines it.
     *
     * @param id its name
     * @param template the template's id
     * @param file where it stands
     * @param parameters as written, {@code {{env:NAME}}} not filled in
     * @param secretsInFile parameters whose secrets stand in the file themselves
     * @param fingerprint of the file, for ifMatch
     */
    @Schema(name = "SourceDefinition")
    record DefinitionJson(
            String id,
            String template,
            String file,
            Map<String, String> parameters,
            Set<String> secretsInFile,
            String fingerprint) {
        static DefinitionJson of(SourceDefinition source) {
            return new DefinitionJson(
                    source.id(),
                    source.template(),
                    source.file(),
                    source.values(),
                    source.inFile(),
                    source.fingerprint());
        }
    }

    /**
     * What a source is to be.
     *
     * @param template the template's id
     * @param parameters by name, as they are to stand in the file
     * @param ifMatch the fingerprint of the file as it was read; without it whatever stands there is changed
     */
    @Schema(name = "NewSourceDefinition")
    record DefinitionIn(
            @Nullable String template,
            @Nullable Map<String, @Nullable String> parameters,
            @Nullable String ifMatch) {
        SourceWish wish(String id) {
            Map<String, String> values = new LinkedHashMap<>();
            Optional.ofNullable(parameters)
                    .orElse(Map.of())
                    .forEach((name, value) -> values.put(name, value == null ? "" : value));
            return new SourceWish(id, Asked.text(template, "template", LONGEST), values);
        }
    }

    /**
     * What was written.
     *
     * @param file which file
     * @param live true where the daemon has taken it over
     * @param problems what keeps it from that
     * @param definition the source as it is now, null for one that was removed
     */
    @Schema(name = "WrittenSource")
    record WrittenJson(
            String file,
            boolean live,
            List<String> problems,
            @Nullable DefinitionJson definition) {}
}
