package org.sayso.benchmarks.interpret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record shop with 7,000 albums and 3,000 artists, and what is said to it. The same on every run: all chance comes
 * from one fixed start.
 */
final class LargeModel {

    private static final int ALBUMS = 7_000;
    private static final int ARTISTS = 3_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> ADJECTIVES = words("""
            silver golden broken hidden crooked velvet electric frozen burning gentle hollow restless crimson scarlet lonely
            distant endless fallen faded brittle quiet savage secret shallow shining sleeping sudden tender twisted wandering
            wild winter wooden yellow paper neon marble midnight northern southern eastern western bitter blue green""");

    private static final List<String> NOUNS = words("""
            harbor garden mirror river mountain window engine lantern thunder shadow ocean orchard bridge castle cathedral
            circus compass desert diamond dragon echo ember feather forest fountain ghost hammer horizon hurricane island
            jungle kingdom ladder letter lighthouse machine meadow moon needle parade pilgrim planet prairie prophet puzzle
            railway raven sailor satellite signal skyline sparrow station stranger temple tiger tower traveler valley
            village violin volcano willow wolf""");

    private static final List<String> FIRST_NAMES = words("""
            adele albert alice amos beatrice bella bruno carla cecil clara daphne desmond edith elias esther felix fiona
            floyd gloria gwen harold hazel ida ingrid irving jasper joanna judith karl lena leo lorna lucas mabel marcus
            mavis miles minnie nadia nelson nora olga oscar otto pearl percy petra quentin ramona rufus selma silas stella
            sylvia theo trudy ursula vera victor wanda wilbur zelda""");

    private static final List<String> LAST_NAMES = words("""
            abernathy ashdown barlow beckett bramwell calloway carmichael chandler crowley dalton delacroix drummond
            eastwick ellington fairfax farnsworth fitzroy garland goodwin granger halloway hargrove hawthorne holbrook
            ironside jefferson kensington kingsley lancaster lockhart lovelace mansfield merriweather montague nightingale
            northcote oakley pemberton pickering prescott quimby radcliffe ravenscroft redgrave rutherford sheffield
            sinclair somerset stanhope sutherland thackeray thornton underhill vandermeer wakefield wellington whitaker
            winslow woodward yardley""");

    private static final List<String> NICKNAMES = words("""
            lefty smokey duke slim cookie blind-eye big-boots lucky red-hat sugar""");

    private static final List<String> OUTSIDE = List.of(
            "what is the weather like in denver",
            "turn on the heating in the hall",
            "how many legs does a spider have",
            "remind me to water the flowers",
            "my neighbor painted his fence last summer",
            "who is the president of france",
            "set an alarm for six in the morning",
            "is there any milk left in the fridge",
            "the train was late again today",
            "how do i remove a coffee stain");

    private final Random random = new Random(20_261_121L);
    private final List<Value> albums = new ArrayList<>();
    private final List<Value> artists = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    private record Value(@Nullable String id, String name, List<String> synonyms) {}

    LargeModel() {
        while (albums.size() < ALBUMS) {
            String title = title();
            if (take(title)) {
                albums.add(new Value(
                        albums.size() % 4 == 0 ? null : "ALB" + albums.size(), capitals(title), shorter(title)));
            }
        }
        List<String> people = new ArrayList<>();
        FIRST_NAMES.forEach(first -> LAST_NAMES.forEach(last -> people.add(first + " " + last)));
        Collections.shuffle(people, random);
        for (String person : people.subList(0, ARTISTS)) {
            taken.add(person);
            String last = person.substring(person.indexOf(' ') + 1);
            List<String> also = artists.size() % 4 != 0
                    ? List.of()
                    : Optional.of(pick(NICKNAMES).replace('-', ' ') + " " + last).filter(this::take).stream()
                            .toList();
            artists.add(new Value(artists.size() % 3 == 0 ? null : "ART" + artists.size(), capitals(person), also));
        }
    }

    int values() {
        return albums.size() + artists.size();
    }

    /** The model as the ASK CLI keeps it. */
    JsonNode json() {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode language = root.putObject("interactionModel").putObject("languageModel");
        language.put("invocationName", "record shelf");
        ArrayNode intents = language.putArray("intents");
        intent(
                intents,
                "PlayAlbumIntent",
                Map.of("album", "ALBUM", "artist", "ARTIST"),
                "play {album}",
                "play {album} by {artist}",
                "put on {album}",
                "i want to hear {album} by {artist}",
                "find the album {album}",
                "how much is {album}");
        intent(
                intents,
                "PlayArtistIntent",
                Map.of("artist", "ARTIST"),
                "play something by {artist}",
                "find albums by {artist}",
                "what else did {artist} record",
                "who is {artist}");
        intent(
                intents,
                "ShowMoreIntent",
                Map.of("count", "AMAZON.NUMBER"),
                "show me {count} albums",
                "recommend {count} records");
        for (String builtIn : List.of("Help", "Stop", "Cancel", "Fallback", "NavigateHome")) {
            intent(intents, "AMAZON." + builtIn + "Intent", Map.of());
        }
        ArrayNode types = language.putArray("types");
        type(types, "ALBUM", albums);
        type(types, "ARTIST", artists);
        return root;
    }

    /** What is said in an open session: 150 utterances of all kinds but dates. */
    List<Label> labels() {
        Random chance = new Random(7L);
        List<Label> labels = new ArrayList<>();
        List<Value> known =
                albums.stream().filter(album -> !album.synonyms().isEmpty()).toList();
        List<Value> nicknamed =
                artists.stream().filter(artist -> !artist.synonyms().isEmpty()).toList();
        for (int i = 0; i < 20; i++) {
            Value album = albums.get(chance.nextInt(ALBUMS));
            Value artist = artists.get(chance.nextInt(ARTISTS));
            labels.add(album("exact", "play %s", album, spoken(album)));
            labels.add(both("exact", "i want to hear %s by %s", album, artist));
            labels.add(artist("exact", "find albums by %s", artist, spoken(artist)));
            Value other = known.get(chance.nextInt(known.size()));
            labels.add(album("synonym", "put on %s", other, other.synonyms().get(0)));
            Value nickname = nicknamed.get(chance.nextInt(nicknamed.size()));
            labels.add(artist(
                    "synonym",
                    "play something by %s",
                    nickname,
                    nickname.synonyms().get(0)));
        }
        for (int i = 0; i < 8; i++) {
            Value album = albums.get(chance.nextInt(ALBUMS));
            Value artist = artists.get(chance.nextInt(ARTISTS));
            labels.add(album("variation", "please play %s", album, spoken(album)));
            labels.add(album("variation", "could you put on %s please", album, spoken(album)));
            labels.add(both("variation", "play me %s by %s", album, artist));
            labels.add(artist("variation", "can you find some albums by %s", artist, spoken(artist)));
        }
        labels.add(number("show me five albums", "5"));
        labels.add(number("show me twenty three albums", "23"));
        labels.add(number("recommend 12 records", "12"));
        labels.add(number("recommend one hundred and four records", "104"));
        labels.add(new Label("exact", "help", null, "AMAZON.HelpIntent", Map.of()));
        labels.add(new Label("exact", "stop", null, "AMAZON.StopIntent", Map.of()));
        labels.add(new Label("exact", "cancel", null, "AMAZON.CancelIntent", Map.of()));
        OUTSIDE.forEach(text -> labels.add(new Label("outside", text, null, "AMAZON.FallbackIntent", Map.of())));
        return labels;
    }

    private static Label album(String kind, String pattern, Value album, String said) {
        return new Label(
                kind, pattern.formatted(said), null, "PlayAlbumIntent", Map.of("album", resolved(said, album)));
    }

    private static Label artist(String kind, String pattern, Value artist, String said) {
        return new Label(
                kind, pattern.formatted(said), null, "PlayArtistIntent", Map.of("artist", resolved(said, artist)));
    }

    private static Label both(String kind, String pattern, Value album, Value artist) {
        return new Label(
                kind,
                pattern.formatted(spoken(album), spoken(artist)),
                null,
                "PlayAlbumIntent",
                Map.of("album", resolved(spoken(album), album), "artist", resolved(spoken(artist), artist)));
    }

    private static Label number(String text, String value) {
        return new Label(
                "number",
                text,
                null,
                "ShowMoreIntent",
                Map.of("count", JSON.createObjectNode().put("value", value)));
    }

    private static JsonNode resolved(String said, Value value) {
        return JSON.createObjectNode()
                .put("value", said)
                .put("resolvedName", value.name())
                .put("resolvedId", value.id() == null ? md5(value.name()) : value.id());
    }

    private static String spoken(Value value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private String title() {
        return switch (random.nextInt(6)) {
            case 0 -> pick(ADJECTIVES) + " " + pick(NOUNS);
            case 1 -> "the " + pick(ADJECTIVES) + " " + pick(NOUNS);
            case 2 -> pick(NOUNS) + " of the " + pick(ADJECTIVES) + " " + pick(NOUNS);
            case 3 -> "a " + pick(NOUNS) + " in the " + pick(NOUNS);
            case 4 -> pick(NOUNS) + " and " + pick(NOUNS);
            default -> pick(ADJECTIVES) + " " + pick(NOUNS) + " " + pick(NOUNS);
        };
    }

    /** What people also call it, where nothing else is called so. */
    private List<String> shorter(String title) {
        String shorter = title.contains(" of the ")
                ? title.replace(" of the ", " of a ")
                : title.startsWith("the ") ? title.substring(4) + " record" : "";
        return !shorter.isEmpty() && take(shorter) ? List.of(shorter) : List.of();
    }

    /** Whether the name was free; "the" in front makes no other name of it. */
    private boolean take(String name) {
        return taken.add(name.startsWith("the ") ? name.substring(4) : name);
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static String capitals(String words) {
        StringBuilder result = new StringBuilder();
        for (String word : words(words)) {
            result.append(result.isEmpty() ? "" : " ")
                    .append(Character.toUpperCase(word.charAt(0)))
                    .append(word.substring(1));
        }
        return result.toString();
    }

    private static void intent(ArrayNode intents, String name, Map<String, String> slots, String... samples) {
        ObjectNode intent = intents.addObject().put("name", name);
        ArrayNode described = intent.putArray("slots");
        slots.keySet().stream()
                .sorted()
                .forEach(slot -> described.addObject().put("name", slot).put("type", slots.get(slot)));
        ArrayNode said = intent.putArray("samples");
        List.of(samples).forEach(said::add);
    }

    private static void type(ArrayNode types, String name, List<Value> values) {
        ArrayNode listed = types.addObject().put("name", name).putArray("values");
        for (Value value : values) {
            ObjectNode each = listed.addObject();
            if (value.id() != null) {
                each.put("id", value.id());
            }
            ArrayNode synonyms =
                    each.putObject("name").put("value", value.name()).putArray("synonyms");
            value.synonyms().forEach(synonyms::add);
        }
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
