package org.sayso.alexa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sayso.alexa.proof.ProvenRequest;

/** What a handler can get at by asking whatever it was given for whatever it offers. */
class HandlerSightTests {

    @Test
    void noQuestionAHandlerCanAsk_isAnsweredWithAnAccessToken() throws Exception {
        AtomicReference<HandlerInput> given = new AtomicReference<>();
        SkillServer server = SkillServer.start();
        try {
            server.behaviour.set(received -> {
                given.set(received);
                return received.getResponseBuilder().build();
            });
            String body = SkillServer.launch();
            assertThat(body).contains("household-token", "person-token", "api-token");
            assertThat(server.post(body).statusCode()).isEqualTo(200);
        } finally {
            server.close();
        }

        HandlerInput input = Objects.requireNonNull(given.get());
        Set<String> texts = textsWithin(input);

        assertThat(input.getContext()).isInstanceOf(ProvenRequest.class);
        assertThat(texts).as("the walk is deep enough").anyMatch(text -> text.contains("api-token"));
        assertThat(texts).noneMatch(text -> text.contains("household-token") || text.contains("person-token"));
    }

    /** All texts that public methods without parameters give, of this object and of what they give. */
    private static Set<String> textsWithin(Object start) {
        Set<String> texts = new TreeSet<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            Object each = open.remove();
            texts.add(String.valueOf(each));
            if (each instanceof Optional<?> optional) {
                optional.ifPresent(open::add);
            } else if (each instanceof Collection<?> collection) {
                collection.stream().filter(Objects::nonNull).forEach(open::add);
            } else if (each instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    open.add(key);
                    if (value != null) {
                        open.add(value);
                    }
                });
            } else if (isOurs(each.getClass()) && seen.add(each)) {
                for (Method method : each.getClass().getMethods()) {
                    if (method.getParameterCount() == 0
                            && method.getDeclaringClass() != Object.class
                            && !Modifier.isStatic(method.getModifiers())) {
                        Object result = call(each, method);
                        if (result != null) {
                            open.add(result);
                        }
                    }
                }
            }
        }
        return texts;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("org.sayso.") || type.getName().startsWith("com.amazon.ask.");
    }

    private static @Nullable Object call(Object on, Method method) {
        try {
            return method.invoke(on);
        } catch (IllegalAccessException | InvocationTargetException refused) {
            return "";
        }
    }
}
