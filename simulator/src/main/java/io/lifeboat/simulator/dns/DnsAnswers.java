package io.lifeboat.simulator.dns;

import io.lifeboat.simulator.Answer;
import io.lifeboat.simulator.Zones;
import java.io.IOException;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers DNS messages from the zones, as an authoritative server that offers no recursion. */
final class DnsAnswers {
  private static final int OUR_UDP_SIZE = 1232;

  private final Zones zones;

  DnsAnswers(Zones zones) {
    this.zones = zones;
  }

  /** The answer to a query; empty for what must not be answered, such as another answer. */
  Optional<Message> answer(byte[] wire) {
    Message query;
    try {
      query = new Message(wire);
    } catch (IOException malformed) {
      return formatError(wire);
    }
    if (query.getHeader().getFlag(Flags.QR)) {
      return Optional.empty();
    }
    return Optional.of(answer(query));
  }

  private Message answer(Message query) {
    Record question = query.getQuestion();
    Message answer = beginning(query.getHeader());
    if (question == null || query.getHeader().getCount(Section.QUESTION) != 1) {
      return failed(answer, Rcode.FORMERR);
    }
    answer.addRecord(question, Section.QUESTION);
    edns(query, answer);
    boolean isQuery = query.getHeader().getOpcode() == Opcode.QUERY;
    return !isQuery || isForeign(question) ? failed(answer, Rcode.NOTIMP) : fill(question, answer);
  }

  private Message fill(Record question, Message answer) {
    Answer found =
        zones.resolve(
            question.getName().toString(), Type.string(question.getType()), Optional.empty());
    try {
      return fill(found, answer);
    } catch (IOException unreadable) {
      return failed(answer, Rcode.SERVFAIL);
    }
  }

  private static Message fill(Answer found, Message answer) throws IOException {
    Header header = answer.getHeader();
    switch (found.code()) {
      case REFUSED -> header.setRcode(Rcode.REFUSED);
      case NXDOMAIN -> header.setRcode(Rcode.NXDOMAIN);
      case NOERROR -> header.setRcode(Rcode.NOERROR);
    }
    if (found.code() != Answer.Code.REFUSED) {
      header.setFlag(Flags.AA);
    }
    for (Answer.Record each : found.records()) {
      answer.addRecord(record(each), Section.ANSWER);
    }
    if (found.records().isEmpty() && found.soa().isPresent()) {
      answer.addRecord(record(found.soa().get()), Section.AUTHORITY);
    }
    return answer;
  }

  private static Record record(Answer.Record record) throws IOException {
    Name name = Name.fromString(record.name(), Name.root);
    int type = Type.value(record.type());
    return Record.fromString(name, type, DClass.IN, record.ttl(), record.value(), Name.root);
  }

  private static Message beginning(Header query) {
    Message answer = new Message(query.getID());
    answer.getHeader().setOpcode(query.getOpcode());
    answer.getHeader().setFlag(Flags.QR);
    if (query.getFlag(Flags.RD)) {
      answer.getHeader().setFlag(Flags.RD);
    }
    return answer;
  }

  private static void edns(Message query, Message answer) {
    if (query.getOPT() != null) {
      answer.addRecord(new OPTRecord(OUR_UDP_SIZE, 0, 0), Section.ADDITIONAL);
    }
  }

  // "Any type" is refused by Route 53 as well (RFC 8482); zone transfers are not offered.
  private static boolean isForeign(Record question) {
    return question.getDClass() != DClass.IN
        || question.getType() == Type.ANY
        || question.getType() == Type.AXFR
        || question.getType() == Type.IXFR;
  }

  private static Message failed(Message answer, int code) {
    answer.getHeader().setRcode(code);
    return answer;
  }

  private static Optional<Message> formatError(byte[] wire) {
    if (wire.length < 12) {
      return Optional.empty();
    }
    Message answer = new Message(((wire[0] & 0xff) << 8) | (wire[1] & 0xff));
    answer.getHeader().setFlag(Flags.QR);
    return Optional.of(failed(answer, Rcode.FORMERR));
  }
}
