"""Webhooks by API: an outlet's program subscribes, looks what was sent, and has it sent again.

Only what belongs to the outlet of the key is there; anything else is a 404.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError as DjangoValidationError
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _
from django_filters import ChoiceFilter
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.response import Response

from commons.api_errors import problems_of
from commons.http_cache import SAFE_METHODS
from commons.problems import Conflict
from commons.shaping import ShapedViewMixin
from commons.strict_filters import refuse_unknown
from republication.access.permissions import HasScope
from republication.api.webhook_serializers import (
    DeliverySerializer,
    RedeliveredSerializer,
    RotationSerializer,
    WebhookSerializer,
    WebhookWithSecretSerializer,
)
from republication.models import Delivery, Endpoint
from republication.models.webhook import DeliveryState, EndpointState
from republication.webhooks import endpoints

_WORDS = {
    400: "A member or a parameter is unknown or cannot be understood; `errors` names each.",
    403: "The key lacks the scope `webhooks`.",
    404: "There is no such webhook, or no such delivery, of this key's outlet.",
    409: "The webhook is switched off: set its `state` to `active` first.",
}


def _problems(*statuses: int) -> dict:
    return problems_of(*statuses, 403, words=_WORDS)


class PrivateMixin:
    """Only for a key with the scope; and no cache between keeps what it was told."""

    permission_classes = [HasScope.of("webhooks")]

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def initial(self, request, *args, **kwargs):
        """A list's parameters are refused by its filters; what is done has none."""
        super().initial(request, *args, **kwargs)
        if request.method not in SAFE_METHODS:
            refuse_unknown(request.query_params, {"format"})

    def endpoints(self):
        return Endpoint.objects.of(self.request.user)

    def endpoint(self) -> Endpoint:
        found = self.endpoints().filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404(_("You have no such webhook."))
        return found


@extend_schema_view(
    list=extend_schema(
        summary="List your webhooks", responses={200: WebhookSerializer, **_problems(400)}
    ),
    retrieve=extend_schema(
        summary="Read a webhook", responses={200: WebhookSerializer, **_problems(400, 404)}
    ),
    create=extend_schema(
        summary="Subscribe",
        description=(
            "The answer holds the secret that messages are signed with, this once. A signed "
            "`webhook.test` is sent within seconds; when it was answered with 2xx the webhook is "
            "`active` and is told of every change from then on. Until then it is `unchecked`."
        ),
        examples=[
            OpenApiExample(
                "Corrections and what leaves",
                request_only=True,
                value={
                    "url": "https://cms.outlet.example/hook",
                    "kinds": ["corrected", "retracted", "withdrawn"],
                },
            )
        ],
        responses={201: WebhookWithSecretSerializer, **_problems(400)},
    ),
    partial_update=extend_schema(
        summary="Change a webhook",
        description=(
            "Send only what changes. At a new `url` a test has to be answered again. Paused, it "
            "keeps what there is to tell for three days."
        ),
        examples=[OpenApiExample("A pause", request_only=True, value={"state": "paused"})],
        responses={200: WebhookSerializer, **_problems(400, 404)},
    ),
    destroy=extend_schema(
        summary="Unsubscribe",
        description="The webhook and all of its deliveries are erased.",
        responses={204: OpenApiResponse(description="It is gone."), **_problems(404)},
    ),
)
@extend_schema(tags=["Webhooks"])
class WebhookViewSet(
    PrivateMixin,
    ShapedViewMixin,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    mixins.CreateModelMixin,
    mixins.UpdateModelMixin,
    mixins.DestroyModelMixin,
    viewsets.GenericViewSet,
):
    """Subscriptions of the key's outlet."""

    queryset = Endpoint.objects.none()
    serializer_class = WebhookSerializer
    http_method_names = ["get", "head", "options", "post", "patch", "delete"]
    lookup_value_regex = "[0-9]{1,18}"
    keyset_ordering = ("pk",)

    def get_queryset(self):
        return self.endpoints()

    def get_object(self):
        return self.endpoint()

    def retrieve(self, request, *args, **kwargs):
        refuse_unknown(request.query_params, {"format", *self.extra_parameters})
        return super().retrieve(request, *args, **kwargs)

    def create(self, request, *args, **kwargs):
        told = self.get_serializer(data=request.data)
        told.is_valid(raise_exception=True)
        try:
            endpoints.check_room(request.user)
        except DjangoValidationError as refused:
            raise serializers.ValidationError(refused.messages) from refused
        endpoint = Endpoint(republisher=request.user, **told.validated_data)
        secret = endpoints.subscribe(endpoint)
        endpoint.refresh_from_db()
        return _with_secret(endpoint, secret, status.HTTP_201_CREATED)

    @transaction.atomic
    def perform_update(self, serializer):
        chosen = dict(serializer.validated_data)
        state = chosen.pop("state", None)
        endpoint = serializer.instance
        for name, value in chosen.items():
            setattr(endpoint, name, value)
        if chosen:
            endpoints.change(endpoint)
        if state == EndpointState.PAUSED:
            endpoints.pause(endpoint)
        elif state == EndpointState.ACTIVE:
            endpoints.resume(endpoint)

    @extend_schema(
        summary="Rotate the secret",
        description=(
            "The answer holds the new secret, this once. Until `previous_secret_until` messages "
            "carry two signatures, one of each secret, so that none is refused on the way."
        ),
        request=RotationSerializer,
        examples=[OpenApiExample("A day of both", request_only=True, value={"overlap_hours": 24})],
        responses={200: WebhookWithSecretSerializer, **_problems(400, 404)},
    )
    @action(detail=True, methods=["post"], serializer_class=RotationSerializer)
    def secret(self, request, pk=None):
        endpoint = self.endpoint()
        asked = RotationSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        overlap = timedelta(hours=asked.validated_data["overlap_hours"])
        return _with_secret(endpoint, endpoints.rotate_secret(endpoint, overlap=overlap))

    @extend_schema(
        summary="Ask for a test",
        description="A signed `webhook.test` is sent within seconds; `api_url` says how it went.",
        request=None,
        responses={202: DeliverySerializer, **_problems(404, 409)},
    )
    @action(detail=True, methods=["post"])
    def test(self, request, pk=None):
        endpoint = self.endpoint()
        _refuse_switched_off(endpoint)
        delivery = endpoints.ask_for_test(endpoint)
        return Response(DeliverySerializer(delivery).data, status=status.HTTP_202_ACCEPTED)


class DeliveryFilter(FilterSet):
    """Deliveries by what became of them."""

    state = ChoiceFilter(choices=DeliveryState.choices)

    class Meta:
        model = Delivery
        fields = ["state"]


class _DeliveriesMixin(PrivateMixin):
    queryset = Delivery.objects.none()

    def get_queryset(self):
        deliveries = Delivery.objects.filter(endpoint=self.endpoint())
        return deliveries.select_related("change").prefetch_related("attempts")

    def delivery(self) -> Delivery:
        found = self.get_queryset().filter(message_id=self.kwargs["message_id"]).first()
        if found is None:
            raise Http404(_("You have no such delivery."))
        return found


@extend_schema_view(
    get=extend_schema(
        tags=["Webhooks"],
        operation_id="webhooks_deliveries_list",
        summary="List deliveries",
        description="The newest first. They are kept for 30 days, parked ones for 90.",
        responses={200: DeliverySerializer(many=True), **_problems(400, 404)},
    )
)
class DeliveriesView(_DeliveriesMixin, ShapedViewMixin, ListAPIView):
    """What was sent to a webhook, and what waits."""

    serializer_class = DeliverySerializer
    filterset_class = DeliveryFilter
    keyset_ordering = ("-pk",)


class DeliveryView(_DeliveriesMixin, ShapedViewMixin, GenericAPIView):
    """One message and its attempts."""

    serializer_class = DeliverySerializer

    @extend_schema(
        tags=["Webhooks"],
        operation_id="webhooks_deliveries_retrieve",
        summary="Read a delivery",
        responses={200: DeliverySerializer, **_problems(400, 404)},
    )
    def get(self, request, pk, message_id):
        refuse_unknown(request.query_params, {"format", *self.extra_parameters})
        return Response(self.get_serializer(self.delivery()).data)


class RedeliverView(_DeliveriesMixin, GenericAPIView):
    """One message again."""

    serializer_class = DeliverySerializer

    @extend_schema(
        tags=["Webhooks"],
        operation_id="webhooks_deliveries_redeliver",
        summary="Send a message again",
        description=(
            "It keeps its `webhook-id`. What was told since may have arrived before it: compare "
            "`position`."
        ),
        request=None,
        responses={202: DeliverySerializer, **_problems(404, 409)},
    )
    def post(self, request, pk, message_id):
        delivery = self.delivery()
        _refuse_switched_off(delivery.endpoint)
        endpoints.redeliver(Delivery.objects.filter(pk=delivery.pk))
        return Response(DeliverySerializer(self.delivery()).data, status=status.HTTP_202_ACCEPTED)


class RedeliverParkedView(_DeliveriesMixin, GenericAPIView):
    """All that is parked again."""

    serializer_class = RedeliveredSerializer

    @extend_schema(
        tags=["Webhooks"],
        operation_id="webhooks_deliveries_redeliver_parked",
        summary="Send everything again that is parked",
        request=None,
        responses={202: RedeliveredSerializer, **_problems(404, 409)},
    )
    def post(self, request, pk):
        endpoint = self.endpoint()
        _refuse_switched_off(endpoint)
        count = endpoints.redeliver(endpoint.deliveries.parked())
        return Response({"count": count}, status=status.HTTP_202_ACCEPTED)


def _with_secret(endpoint: Endpoint, secret: str, code: int = status.HTTP_200_OK) -> Response:
    said = WebhookSerializer(endpoint).data | {"secret": secret}
    return Response(said, status=code)


def _refuse_switched_off(endpoint: Endpoint) -> None:
    if endpoint.state == EndpointState.DISABLED:
        raise Conflict(_("The webhook is switched off. Set its state to “active” first."))
