package org.sayso.app.judges;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.IntentRequest;
import com.amazon.ask.model.LaunchRequest;
import com.amazon.ask.model.Response;
import com.amazon.ask.model.SessionEndedRequest;
import com.amazon.ask.model.Slot;
import com.amazon.ask.request.Predicates;
import com.amazon.ask.servlet.SkillServlet;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A skill on Amazon's own servlet for Java, as it was published and with every check on. It runs in a JVM of its own, which
 * trusts what its trust store says, and fetches the chain through the proxy that it is given. Prints its port.
 */
final class OfficialServletSkill {

    private OfficialServletSkill() {}

    public static void main(String[] arguments) throws Exception {
        SkillServlet servlet = new SkillServlet(skill());
        servlet.setProxy(
                new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0]))));
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(OfficialServletSkill.class.getClassLoader())
                .setDeploymentName("tea-house")
                .setContextPath("/")
                .addServlet(Servlets.servlet("alexa", SkillServlet.class, new ImmediateInstanceFactory<>(servlet))
                        .addMapping("/alexa"));
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
        manager.deploy();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(manager.start())
                .build();
        server.start();
        System.out.println(
                "port " + ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort());
    }

    private static Skill skill() {
        return new CustomSkillBuilder()
                .addRequestHandlers(
                        handler(
                                Predicates.requestType(LaunchRequest.class),
                                input -> open(input, "Welcome to the tea house. Which tea?")),
                        handler(Predicates.intentName("BrewIntent"), OfficialServletSkill::brew),
                        handler(Predicates.requestType(SessionEndedRequest.class), input -> Optional.empty()),
                        handler(input -> true, input -> open(input, "Green or black?")))
                .build();
    }

    private static Optional<Response> brew(HandlerInput input) {
        IntentRequest request = (IntentRequest) input.getRequestEnvelope().getRequest();
        Map<String, Slot> slots = request.getIntent().getSlots();
        String tea = slot(slots, "tea")
                .getResolutions()
                .getResolutionsPerAuthority()
                .get(0)
                .getValues()
                .get(0)
                .getValue()
                .getName();
        Map<String, Object> session = input.getAttributesManager().getSessionAttributes();
        int pots = session.get("pots") instanceof Number before ? before.intValue() + 1 : 1;
        session.put("pots", pots);
        String cups = slot(slots, "cups").getValue();
        return open(input, "Pot " + pots + ": " + (cups == null ? "" : cups + " cups of ") + tea + " tea.");
    }

    private static Slot slot(Map<String, Slot> slots, String name) {
        return Objects.requireNonNull(slots.get(name));
    }

    private static Optional<Response> open(HandlerInput input, String speech) {
        return input.getResponseBuilder()
                .withSpeech(speech)
                .withReprompt("Which tea?")
                .build();
    }

    private static RequestHandler handler(
            Predicate<HandlerInput> can, Function<HandlerInput, Optional<Response>> handle) {
        return new RequestHandler() {
            @Override
            public boolean canHandle(HandlerInput input) {
                return can.test(input);
            }

            @Override
            public Optional<Response> handle(HandlerInput input) {
                return handle.apply(input);
            }
        };
    }
}
