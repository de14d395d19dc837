package org.earshot.console.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.earshot.admin.Parameter;
import org.earshot.admin.SourceEditing;
import org.earshot.admin.Template;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what kinds of sources there can be and what each of them is told; for admins. */
@Tag(name = "Sources")
@RestController
class TemplatesController {
    private final SourceEditing editing;

    TemplatesController(SourceEditing editing) {
        this.editing = editing;
    }

    @Operation(summary = "Every kind of source with its parameters, as the route templates declare them")
    @ApiResponse(responseCode = "200", description = "The templates")
    @GetMapping("/api/v1/templates")
    TemplateList list() {
        return new TemplateList(
                editing.templates().stream().map(TemplateJson::of).toList());
    }

    /**
     * All templates.
     *
     * @param items by platform
     */
    @Schema(name = "Templates")
    record TemplateList(List<TemplateJson> items) {}

    /** A template; its sources are polled, or their platform pushes. */
    @Schema(name = "Template")
    record TemplateJson(
            String id, String platform, String description, boolean polled, List<ParameterJson> parameters) {
        static TemplateJson of(Template template) {
            return new TemplateJson(
                    template.id(),
                    template.platform(),
                    template.description(),
                    template.polled(),
                    template.names().stream()
                            .flatMap(name -> template.parameter(name).stream())
                            .map(ParameterJson::of)
                            .toList());
        }
    }

    /** A parameter; {@code values} is what a choice chooses from. */
    @Schema(name = "TemplateParameter")
    record ParameterJson(
            String name,
            String title,
            String type,
            String description,
            boolean required,
            boolean secret,

            @JsonProperty("default") @Nullable String byDefault,

            @Nullable String example,
            List<String> values) {
        static ParameterJson of(Parameter parameter) {
            return new ParameterJson(
                    parameter.name(),
                    parameter.title(),
                    Asked.lower(parameter.type()),
                    parameter.description(),
                    parameter.required(),
                    parameter.secret(),
                    parameter.byDefault().orElse(null),
                    parameter.example().orElse(null),
                    parameter.values());
        }
    }
}
