package org.sayso.alexa;

import com.amazon.ask.builder.SkillConfiguration;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.Response;
import com.amazon.ask.module.SdkModuleContext;
import com.amazon.ask.request.mapper.GenericRequestMapper;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds a request mapper to a skill behind those it has.
 *
 * <p>{@link SdkModuleContext#addRequestMapper} fails where the skill has handlers of its own: up to version 2.86.0 of the SDK
 * the builder keeps its mapper in a list that cannot grow. The configuration behind the context takes a new list, but the
 * context does not hand it out.
 */
final class MapperRegistration {

    private MapperRegistration() {}

    static void add(SdkModuleContext context, GenericRequestMapper<HandlerInput, Optional<Response>> mapper) {
        try {
            context.addRequestMapper(mapper);
        } catch (UnsupportedOperationException fixedList) {
            List<GenericRequestMapper<HandlerInput, Optional<Response>>> all =
                    new ArrayList<>(context.getRequestMappers());
            all.add(mapper);
            configuration(context).withRequestMappers(all);
        }
    }

    private static SkillConfiguration.Builder configuration(SdkModuleContext context) {
        try {
            Field field = SdkModuleContext.class.getDeclaredField("skillConfigBuilder");
            field.setAccessible(true);
            return (SkillConfiguration.Builder) field.get(context);
        } catch (ReflectiveOperationException | RuntimeException changed) {
            throw new IllegalStateException(
                    "this version of the ASK SDK is not known: SaysoModule cannot be added to a skill with handlers of its"
                            + " own; use ask-sdk-core 2.86.0",
                    changed);
        }
    }
}
