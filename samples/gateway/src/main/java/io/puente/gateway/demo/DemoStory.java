package io.puente.gateway.demo;

import io.puente.simulator.whatsapp.Update;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A dozen conversations as customers write them, in Spanish and English. People and numbers are invented; the numbers
 * are from ranges kept for fiction.
 */
final class DemoStory {

    /** What one webhook of the story shows; several updates can come in one. */
    record Scene(String who, String what, Update... updates) {}

    private final WhatsAppSimulator whatsapp;
    private final List<Scene> scenes = new ArrayList<>();

    private DemoStory(WhatsAppSimulator whatsapp) {
        this.whatsapp = whatsapp;
    }

    static List<Scene> of(WhatsAppSimulator whatsapp) {
        var story = new DemoStory(whatsapp);
        story.lostSuitcase();
        story.damagedParcel();
        story.voiceNote();
        story.pickUpPoint();
        story.invoice();
        story.username();
        story.stop();
        story.edited();
        story.order();
        story.callAndCard();
        story.movedNumber();
        story.cardNumber();
        return story.scenes;
    }

    private void lostSuitcase() {
        var lucia = whatsapp.customer("Lucía Fernández", "34600900101", "ES");
        Update first = lucia.text("Hola, mi maleta no llegó con el vuelo IB3167 de Madrid. ¿Qué hago?");
        Update answer = lucia.echo("Hola Lucía, lo sentimos. ¿Nos mandas el número de la etiqueta?");
        scene("Lucía", "asks for her suitcase", first);
        scene("Lucía", "is answered from the phone app", answer);
        scene(
                "Lucía",
                "got and read the answer",
                whatsapp.statusOf(answer, "read"),
                whatsapp.statusOf(answer, "delivered"));
        scene("Lucía", "sends the number", lucia.text("IB 482913 🧳"));
        scene("Lucía", "thanks with a reaction", lucia.reaction(answer.id(), "🙏"));
    }

    private void damagedParcel() {
        var james = whatsapp.customer("James O’Connor", "447700900102", "GB");
        scene(
                "James",
                "sends a photo of a broken cup",
                james.text("My parcel arrived broken, see the photo."),
                james.image(DemoFiles.photo(), "image/png", "The cup inside is in pieces"));
    }

    private void voiceNote() {
        var mateo = whatsapp.customer("Mateo Giménez", "5491155500103", "AR");
        scene("Mateo", "sends a voice note", mateo.voiceNote(DemoFiles.voice()));
        scene("Mateo", "adds a line", mateo.text("Perdón por el audio, voy manejando. Es por la factura de junio."));
    }

    private void pickUpPoint() {
        var ana = whatsapp.customer("Ana Souza", "5511955500104", "BR");
        scene(
                "Ana",
                "shares where she is",
                ana.location(-23.5614, -46.6559, "Avenida Paulista", "Av. Paulista 1578, São Paulo"));
        scene("Ana", "asks for the nearest shop", ana.text("¿Cuál es la tienda más cercana a este punto?"));
    }

    private void invoice() {
        var chen = whatsapp.customer("Chen Wei", "14155550105", "US");
        scene(
                "Chen",
                "sends an invoice",
                chen.document(DemoFiles.pdf(), "application/pdf", "invoice-2026-10.pdf", "Is this amount right?"));
    }

    private void username() {
        var noor = whatsapp.usernameOnly("Noor", "noor.travels", "NL");
        scene(
                "Noor",
                "writes with a username only, without a phone number",
                noor.text("Hi! Can I change my seat without calling you?"));
        scene(
                "Noor",
                "chooses from a list",
                noor.listReply("wamid.DEMO-MENU", "seat-window", "Window seat", "Rows 10 to 20"));
    }

    private void stop() {
        var pedro = whatsapp.customer("Pedro Ramírez", "5215555500107", "MX");
        scene("Pedro", "asks about an offer", pedro.text("¿La promoción sigue vigente?"));
        scene("Pedro", "wants no more advertising", pedro.text("STOP"));
        scene("Pedro", "also says so in WhatsApp's own menu", pedro.stopsMarketing());
    }

    private void edited() {
        var sophie = whatsapp.customer("Sophie Martin", "33639980108", "FR");
        Update wrong = sophie.text("My booking is QX7T2A");
        scene("Sophie", "gives a booking code", wrong);
        scene("Sophie", "corrects it", sophie.edit(wrong.id(), "My booking is QX7T2B"));
    }

    private void order() {
        var diego = whatsapp.customer("Diego Torres", "573005550109", "CO");
        scene("Diego", "orders from the catalogue", diego.order("catalog-7", "SKU-4411", 2, 19.90, "USD"));
        scene("Diego", "taps a button", diego.buttonReply("wamid.DEMO-CONFIRM", "confirm-order", "Confirmar pedido"));
    }

    private void callAndCard() {
        var priya = whatsapp.customer("Priya Nair", "919855550110", "IN");
        Update call = priya.call();
        scene("Priya", "rings", call);
        scene("Priya", "hangs up after two minutes", priya.hangsUp(call, Duration.ofMinutes(2)));
        scene("Priya", "shares a colleague's card", priya.contactCard("Rahul", "Menon", "+91 98555 50111"));
    }

    private void movedNumber() {
        var olga = whatsapp.customer("Olga Petrova", "34600900112", "ES");
        var olgaLater = whatsapp.customer("Olga Petrova", "34600900113", "ES");
        scene("Olga", "opens a case", olga.text("Buenos días, quiero cambiar la fecha de mi entrega."));
        scene("Olga", "gets a new number", olga.changedNumberTo(olgaLater));
        scene("Olga", "writes from it: same person, same case", olgaLater.text("Soy Olga, este es mi número nuevo."));
    }

    private void cardNumber() {
        var tom = whatsapp.customer("Tom Becker", "4915555500114", "DE");
        scene(
                "Tom",
                "writes something that the CRM refuses",
                tom.text("I would like a refund, please.\nMy card is 4111 1111 1111 1111"));
    }

    private void scene(String who, String what, Update... updates) {
        scenes.add(new Scene(who, what, updates));
    }
}
