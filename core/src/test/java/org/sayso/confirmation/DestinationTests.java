package org.sayso.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTests {

    @Test
    void number_showsItsLastTwoDigits() {
        Destination destination = new Destination(Channel.SMS, "+12025550142");

        assertThat(destination.masked()).isEqualTo("•••• 42");
        assertThat(destination.lastDigits()).contains("42");
        assertThat(destination.domain()).isEmpty();
        assertThat(destination).hasToString("SMS •••• 42");
    }

    @Test
    void mailbox_showsItsFirstLetterAndDomain() {
        Destination destination = new Destination(Channel.EMAIL, "ann@example.com");

        assertThat(destination.masked()).isEqualTo("a•••@example.com");
        assertThat(destination.domain()).contains("example.com");
        assertThat(destination.lastDigits()).isEmpty();
        assertThat(destination).hasToString("EMAIL a•••@example.com");
        assertThat(new Destination(Channel.EMAIL, "a@example.com").masked()).isEqualTo("a•••@example.com");
        assertThat(new Destination(Channel.EMAIL, "😀b@example.com").masked()).isEqualTo("😀•••@example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "SMS,''",
        "SMS,7925550199",
        "SMS,+0792555019",
        "SMS,+7 925 550 0199",
        "SMS,+792555",
        "SMS,+7234567890123456",
        "SMS,zed@zed.example",
        "SMS,+٧٩٢٥٥٥٠١٩٩",
        "EMAIL,''",
        "EMAIL,zed",
        "EMAIL,@zed.example",
        "EMAIL,zed@",
        "EMAIL,zed@b@c.example",
        "EMAIL,'zed @zed.example'",
        "EMAIL,'zed@zed.example\nBcc: x'",
    })
    void addressOfAnotherShape_isRefusedWithoutShowingIt(Channel channel, String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Destination(channel, address))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("792").doesNotContain("zed"));
    }
}
