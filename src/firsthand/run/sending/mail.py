"""Messages by e-mail."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import format_datetime

from firsthand.alerts.channel import EmailChannel
from firsthand.alerts.message import Message
from firsthand.run.sending.sender import DeliveryError

_LINE_END = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")  # what would end a header
_PERMANENT = 500  # SMTP replies from here on say that another try fails too (RFC 5321, section 4.2.1)


class MailSender:
    """Sends over SMTP; every message to all addresses of the channel at once.

    Args:
        channel: where to.
        tls: gives how certificates are checked.
    """

    def __init__(
        self, channel: EmailChannel, tls: Callable[[], ssl.SSLContext] = ssl.create_default_context
    ) -> None:
        self._channel = channel
        self._tls = tls

    def send(self, message: Message) -> None:
        """See `Sender`."""
        channel = self._channel
        password = channel.password.read() if channel.password else None
        with _said_plainly(), self._connected() as server:
            if channel.username is not None and password is not None:
                server.login(channel.username, password)
            refused = server.send_message(_mail(message, channel), channel.sender, list(channel.to))
        if refused:
            codes = ", ".join(f"{address} ({code})" for address, (code, _) in sorted(refused.items()))
            # The others have it: to try again would send it to them twice.
            raise DeliveryError(f"the server refused {codes}; the others were sent it", permanent=True)

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        channel = self._channel
        if channel.security == "tls":
            with smtplib.SMTP_SSL(
                channel.host, channel.port, timeout=channel.timeout, context=self._tls()
            ) as server:
                yield server
            return
        with smtplib.SMTP(channel.host, channel.port, timeout=channel.timeout) as server:
            if channel.security == "starttls":
                server.starttls(context=self._tls())
            yield server


def _mail(message: Message, channel: EmailChannel) -> EmailMessage:
    """The message as RFC 5322 has it; its Message-ID is the same at each try, so that mail programs show one."""
    mail = EmailMessage()
    mail["From"] = channel.sender
    mail["To"] = ", ".join(channel.to)
    mail["Subject"] = _LINE_END.sub(" ", message.subject)
    mail["Date"] = format_datetime(message.at)
    mail["Message-ID"] = f"<{message.id}@{channel.sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    mail.set_content(message.body)
    mail["Content-Language"] = message.record.language  # after the content, which takes such headers away
    return mail


@contextmanager
def _said_plainly() -> Iterator[None]:
    """The library's exceptions as ours. What the server said of a login is left out: it may repeat what it was shown."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        raise DeliveryError(
            f"the mail server refused the user name or password ({error.smtp_code})",
            permanent=error.smtp_code >= _PERMANENT,
        ) from None
    except smtplib.SMTPRecipientsRefused as error:
        codes = {address: code for address, (code, _) in error.recipients.items()}
        told = ", ".join(f"{address} ({code})" for address, code in sorted(codes.items()))
        is_permanent = all(code >= _PERMANENT for code in codes.values())
        raise DeliveryError(
            f"the mail server refused every address: {told}", permanent=is_permanent
        ) from error
    except smtplib.SMTPResponseException as error:
        said = (
            error.smtp_error.decode(errors="replace")
            if isinstance(error.smtp_error, bytes)
            else error.smtp_error
        )
        raise DeliveryError(
            f"the mail server answered {error.smtp_code} {said}", permanent=error.smtp_code >= _PERMANENT
        ) from error
    except smtplib.SMTPNotSupportedError as error:
        raise DeliveryError(f"the mail server cannot do what is set: {error}", permanent=True) from error
    except ssl.SSLCertVerificationError as error:
        raise DeliveryError(f"the mail server's certificate is not valid: {error.verify_message}") from error
    except (smtplib.SMTPException, OSError) as error:
        raise DeliveryError(
            f"the mail server cannot be reached: {str(error) or type(error).__name__}"
        ) from error
