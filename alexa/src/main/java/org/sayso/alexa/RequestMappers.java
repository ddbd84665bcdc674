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
 * Adds a request mapper to a skill.
 *
 * <p>{@link SdkModuleContext#addRequestMapper} is made for this, but in the ASK SDK (2.86) it throws as soon as the skill has
 * one {@code RequestHandler} of Amazon's kind: the builder then keeps its mappers in {@code Collections.singletonList}. The
 * way around leads through the context's protected field.
 */
final class RequestMappers {

    private RequestMappers() {}

    static void add(SdkModuleContext context, GenericRequestMapper<HandlerInput, Optional<Response>> mapper) {
        try {
            context.addRequestMapper(mapper);
        } catch (UnsupportedOperationException fixedList) {
            List<GenericRequestMapper<HandlerInput, Optional<Response>>> mappers =
                    new ArrayList<>(context.getRequestMappers());
            mappers.add(mapper);
            configuration(context, fixedList).withRequestMappers(mappers);
        }
    }

    private static SkillConfiguration.Builder configuration(SdkModuleContext context, RuntimeException cause) {
        try {
            Field field = SdkModuleContext.class.getDeclaredField("skillConfigBuilder");
            field.setAccessible(true);
            return (SkillConfiguration.Builder) field.get(context);
        } catch (ReflectiveOperationException | RuntimeException unreachable) {
            throw new IllegalStateException(
                    "this version of the ASK SDK does not take Sayso beside RequestHandlers of Amazon's kind; make them"
                            + " MaybeLinkedHandlers, or use version 2.86",
                    cause);
        }
    }
}
